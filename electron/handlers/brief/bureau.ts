/** What the bureau has told about itself for its papers (settings, area `briefing`). */
import * as v from 'valibot'
import type { WorkspaceReader } from '../../store/workspace-store'
import { readSetting } from '../settings'

const bureauSchema = v.object({
  /** 发文机关, e.g. 南通市生态环境局. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  /** 机关代字 of its numbers, e.g. 通环. */
  numberPrefix: v.optional(v.string(), ''),
})

export type Bureau = v.InferOutput<typeof bureauSchema>

/** The city's bureau in the demonstration; elsewhere a blank to fill in. */
const SAMPLE_BUREAU: Bureau = { name: '南通市生态环境局', numberPrefix: '通环' }
const UNKNOWN_BUREAU: Bureau = { name: '×××生态环境局', numberPrefix: '×环' }

export async function readBureau(workspace: WorkspaceReader): Promise<Bureau> {
  const own = await readSetting(workspace, 'briefing', 'bureau', bureauSchema)
  if (own !== null) return own
  return (await workspace.info()).sample === null ? UNKNOWN_BUREAU : SAMPLE_BUREAU
}
