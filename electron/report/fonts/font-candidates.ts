/**
 * Which typeface each role asks for, and under what file names it is found on office computers.
 *
 * GB/T 9704-2012 asks for 仿宋, 小标宋, 黑体 and 楷体; the bureaus' computers have them from Windows, Office, WPS, Founder's
 * package or 麒麟/统信; open faces of the same kind come last. A face is known by its file's name, without regard to case, or by the name
 * that it gives itself; the first that exists and has Chinese letters is taken.
 */
import type { FontRole } from '../scene/scene'

export type FontCandidate = {
  /** Name as a person knows it, for the report of fonts used. */
  readonly name: string
  readonly file: RegExp
  /** Names that the face itself gives, where the system tells them (Linux): a file may be called anything. */
  readonly families?: readonly string[]
  /** Face inside a collection (.ttc), by PostScript name. */
  readonly postscriptName?: string
}

export type RoleFonts = {
  /** What the document's rules call for, printed where it is not there; null where the bundled face is the wanted one. */
  readonly wanted: string | null
  readonly candidates: readonly FontCandidate[]
  readonly bundled: BundledFont
}

export type BundledFont = 'sans' | 'sansBold' | 'serif' | 'serifBold'

/** Whole open fonts (OFL-1.1) that ship with the program, below its folder of font packages. */
export const bundledFonts: Readonly<Record<BundledFont, { readonly name: string; readonly file: string }>> = {
  sans: { name: 'Noto Sans SC', file: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' },
  sansBold: { name: 'Noto Sans SC Bold', file: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf' },
  serif: { name: 'Noto Serif SC', file: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' },
  serifBold: { name: 'Noto Serif SC Bold', file: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf' },
}

export const roleFonts: Readonly<Record<FontRole, RoleFonts>> = {
  sans: { wanted: null, candidates: [], bundled: 'sans' },
  sansBold: { wanted: null, candidates: [], bundled: 'sansBold' },
  song: {
    wanted: '宋体',
    candidates: [
      { name: '宋体', file: /^simsun\.(ttc|ttf)$/i, families: ['宋体', 'SimSun'], postscriptName: 'SimSun' },
      { name: '方正书宋', file: /^(FZSSK|FZSSJW|方正书宋.*)\.ttf$/i, families: ['方正书宋_GBK', '方正书宋简体', 'FZShuSong-Z01', 'FZShuSong-Z01S'] },
      { name: '宋体', file: /^Songti\.ttc$/i, postscriptName: 'STSongti-SC-Regular' },
      { name: '华文宋体', file: /^(STSONG|华文宋体)\.ttf$/i },
    ],
    bundled: 'serif',
  },
  songBold: { wanted: null, candidates: [], bundled: 'serifBold' },
  fangsong: {
    wanted: '仿宋',
    candidates: [
      { name: '仿宋_GB2312', file: /^(仿宋_?GB2312|fangsong_?gb2312|simfang_?gb2312|fs_gb2312).*\.ttf$/i, families: ['仿宋_GB2312', 'FangSong_GB2312'] },
      { name: '仿宋', file: /^simfang\.ttf$/i, families: ['仿宋', 'FangSong'] },
      { name: '方正仿宋', file: /^(FZFSK|FZFSJW|方正仿宋.*)\.ttf$/i, families: ['方正仿宋_GBK', '方正仿宋简体', '方正仿宋_GB2312', 'FZFangSong-Z02', 'FZFangSong-Z02S'] },
      { name: '华文仿宋', file: /^(STFANGSO|STFANGSONG|华文仿宋)\.(ttf|ttc)$/i, families: ['华文仿宋', 'STFangsong'] },
      { name: '朱雀仿宋', file: /^ZhuqueFangsong.*\.(ttf|otf)$/i, families: ['朱雀仿宋', '朱雀仿宋（预览测试版）', 'Zhuque Fangsong', 'Zhuque Fangsong (technical preview)'] },
    ],
    bundled: 'serif',
  },
  kai: {
    wanted: '楷体',
    candidates: [
      { name: '楷体_GB2312', file: /^(楷体_?GB2312|kaiti_?gb2312|simkai_?gb2312).*\.ttf$/i, families: ['楷体_GB2312', 'KaiTi_GB2312'] },
      { name: '楷体', file: /^simkai\.ttf$/i, families: ['楷体', 'KaiTi'] },
      { name: '方正楷体', file: /^(FZKTK|FZKTJW|方正楷体.*)\.ttf$/i, families: ['方正楷体_GBK', '方正楷体简体', '方正楷体_GB2312', 'FZKai-Z03', 'FZKai-Z03S'] },
      { name: '楷体', file: /^Kaiti\.ttc$/i, postscriptName: 'STKaitiSC-Regular' },
      { name: '华文楷体', file: /^(STKAITI|华文楷体)\.ttf$/i, families: ['华文楷体', 'STKaiti'] },
      { name: '霞鹜文楷', file: /^LXGWWenKai(GB)?-Regular\.(ttf|otf)$/i, families: ['霞鹜文楷', '霞鹜文楷 GB', 'LXGW WenKai', 'LXGW WenKai GB'] },
    ],
    bundled: 'serif',
  },
  hei: {
    wanted: '黑体',
    candidates: [
      { name: '黑体', file: /^simhei\.ttf$/i, families: ['黑体', 'SimHei'] },
      { name: '方正黑体', file: /^(FZHTK|FZHTJW|方正黑体.*)\.ttf$/i, families: ['方正黑体_GBK', '方正黑体简体', 'FZHei-B01', 'FZHei-B01S'] },
      { name: '华文黑体', file: /^(STHEITI|华文黑体)\.ttf$/i },
    ],
    bundled: 'sansBold',
  },
  xiaobiaosong: {
    wanted: '小标宋',
    candidates: [
      { name: '方正小标宋', file: /^(FZXBSJW|FZXBSK|方正小标宋|FangZheng.?XiaoBiaoSong).*\.ttf$/i, families: ['方正小标宋_GBK', '方正小标宋简体', 'FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05S'] },
      { name: '华文中宋', file: /^(STZHONGS|STZHONGSONG|华文中宋)\.ttf$/i, families: ['华文中宋', 'STZhongsong'] },
    ],
    bundled: 'serifBold',
  },
}
