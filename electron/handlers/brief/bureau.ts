/** What the bureau has told about itself for its papers (settings, area `briefing`), and pictures from files. */
import { readFile, stat } from 'node:fs/promises'
import * as v from 'valibot'
import type { Bureau } from '../../../shared/domain/briefing'
import { AppError } from '../../../shared/errors'
import { pictureAddress } from '../../report/scene/picture-address'
import type { Change, WorkspaceReader } from '../../store/workspace-store'
import { readSetting, settingChange } from '../settings'

const SETTING = ['briefing', 'bureau'] as const

const bureauSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  numberPrefix: v.optional(v.string(), ''),
  logo: v.optional(v.nullable(v.string()), null),
})

/** The city's bureau in the demonstration; elsewhere a blank to fill in. */
const SAMPLE_BUREAU: Bureau = { name: '南通市生态环境局', numberPrefix: '通环', logo: null }
const UNKNOWN_BUREAU: Bureau = { name: '×××生态环境局', numberPrefix: '×环', logo: null }

export async function readBureau(workspace: WorkspaceReader): Promise<Bureau & { readonly own: boolean }> {
  const own = await readSetting(workspace, ...SETTING, bureauSchema)
  if (own !== null) return { ...own, own: true }
  return { ...((await workspace.info()).sample === null ? UNKNOWN_BUREAU : SAMPLE_BUREAU), own: false }
}

export const bureauChange = (workspace: WorkspaceReader, bureau: Bureau): Promise<Change> => settingChange(workspace, ...SETTING, bureau)

const LARGEST_BYTES = 2_000_000

/** @throws AppError 'brief.badPicture' for what is no PNG or JPEG, or larger than 2 MB */
export async function readPicture(path: string): Promise<string> {
  const size = await stat(path).then((facts) => facts.size, () => null)
  const address = size === null || size > LARGEST_BYTES ? null : pictureAddress(await readFile(path))
  if (address === null) throw new AppError('brief.badPicture', { path })
  return address
}
