/** Datum parameters that a bureau has set for itself (settings, area `datumShift`, one key a datum). None are shipped. */
import * as v from 'valibot'
import { shiftSchema } from '../../../shared/contract/import'
import type { HelmertShift } from '../../../shared/domain/crs/transform'
import type { DatumShiftSetting, OldDatum } from '../../../shared/domain/import'
import type { WorkspaceReader } from '../../store/workspace-store'
import { readSetting, writeSetting } from '../settings'
import type { Session } from '../session'

const AREA = 'datumShift'
const OLD_DATUMS: readonly OldDatum[] = ['Xian1980', 'Beijing1954', 'NewBeijing']

const storedSchema = v.object({ shift: shiftSchema, note: v.nullable(v.string()), savedOn: v.pipe(v.string(), v.isoDate()) })

/** @param workspace null: none is open, so nothing is set */
export async function readDatumShifts(workspace: WorkspaceReader | null): Promise<readonly DatumShiftSetting[]> {
  const settings: DatumShiftSetting[] = []
  for (const datum of workspace === null ? [] : OLD_DATUMS) {
    const stored = await readSetting(workspace!, AREA, datum, storedSchema)
    if (stored !== null) settings.push({ datum, ...stored })
  }
  return settings
}

export async function shiftsByDatum(workspace: WorkspaceReader | null): Promise<ReadonlyMap<OldDatum, HelmertShift>> {
  return new Map((await readDatumShifts(workspace)).map(({ datum, shift }) => [datum, shift]))
}

/** @param shift null: nothing is set any more */
export async function setDatumShift(session: Session, datum: OldDatum, shift: HelmertShift | null, note: string | null): Promise<readonly DatumShiftSetting[]> {
  const workspace = session.workspace()
  const value = shift === null ? null : { shift, note, savedOn: new Date().toISOString().slice(0, 10) }
  await writeSetting(workspace, AREA, datum, value, { action: 'import.setDatumShift', actor: session.actor })
  return readDatumShifts(workspace)
}
