/**
 * Characters that Chinese texts are mostly made of: the most frequent ones, and those of place names, water and administration.
 *
 * Bytes read in the wrong encoding give rare characters instead, which is how GBK and Big5 are told apart.
 */
const SIMPLIFIED =
  '的一是了不在有人这上大来和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔' +
  '省市县区镇乡村街道河湖江海港桥路东西南北中水库污排口企业工厂保护区生态红线断面监测站点环境局城泾浦滩涂沟渠塘泵闸圩洋湾岛堤岸线园林农田居民小组号段位编码名称类型备注坐标经纬度面积长度所属流域整改完成措施责任单位南通崇川启东如皋海安门苏锡常州扬泰盐宿徐连云淮镇宁徽庐阳芜蚌埠滁六安庆黄' +
  '二三四五六七八九十零百千第甲乙丙丁级别属性归管理委员开发技术产项目规划建设用途状态日期时间年份月'

const TRADITIONAL =
  '的一是了不在有人這上大來和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運' +
  '省市縣區鎮鄉村里街道河湖江海港橋路東西南北中水庫臺灣灘溝渠塘島堤岸線園林農田號段位編碼名稱類型備註座標經緯度面積長度國語繁體簡漢字'

/** Code points of both scripts, punctuation and full-width forms that Chinese text uses. */
export const COMMON_SIMPLIFIED: ReadonlySet<number> = codePoints(SIMPLIFIED)
export const COMMON_TRADITIONAL: ReadonlySet<number> = codePoints(TRADITIONAL)

function codePoints(text: string): Set<number> {
  const set = new Set<number>()
  for (const character of `${text}，。、；：？！（）《》“”‘’—…·～％℃　〔〕【】№`) set.add(character.codePointAt(0)!)
  return set
}
