/** Ratio targets of plan years and limits of sections' own: read, kept, deleted. Each change is one action of the log. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OverrideInput } from '../../../shared/contract/section-target'
import type { LevelTarget, PlanYear, PlanYears, SectionOverride } from '../../../shared/domain/section-target'
import { ITEM_CODES, isItemCode } from '../../../shared/domain/water-quality/item'
import { ratioTargetsSchema } from '../../../shared/domain/water-quality/ratio-target'
import { readReference } from '../../../shared/domain/water-quality/read-reference'
import { CONTROL_LEVELS } from '../../../shared/domain/water-quality/water-class'
import { AppError } from '../../../shared/errors'
import type { Change, RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from '../tasks/row-text'
import type { Session } from '../session'

const SHIPPED = 'ratio-targets.json'

type Done = { readonly actionId: string }

/** @throws AppError 'water.badReferenceFile' for a damaged shipped file */
export async function readPlanYears(session: Session): Promise<PlanYears> {
  const { rows } = await session.workspace().listRecords({ table: 'ratioTarget', orderBy: { column: 'year', descending: true } })
  const years = new Map<number, RecordRow[]>()
  for (const row of rows) {
    const year = row.values['year']
    if (typeof year === 'number') years.set(year, [...(years.get(year) ?? []), row])
  }
  const { plans } = readReference(ratioTargetsSchema, JSON.parse(await readFile(join(session.dataFolder, 'standards', SHIPPED), 'utf8')), SHIPPED)
  return {
    own: [...years].map(([year, own]): PlanYear => ({ year, source: own.map((row) => textOrNull(row, 'source')).find((source) => source !== null) ?? null, targets: own.flatMap(toTarget).sort(byLevel) })),
    shipped: plans.map(({ area, year, source, targets }) => ({ area, year, source, targets: targets.map(({ controlLevel, goodRatio, decimals }) => ({ controlLevel, goodRatio, decimals })) })),
  }
}

function toTarget(row: RecordRow): LevelTarget[] {
  const controlLevel = CONTROL_LEVELS.find((level) => level === textOrNull(row, 'control_level'))
  const { good_ratio: goodRatio, decimals } = row.values
  return controlLevel === undefined || typeof goodRatio !== 'number' ? [] : [{ controlLevel, goodRatio, decimals: typeof decimals === 'number' ? decimals : 1 }]
}

function byLevel(a: LevelTarget, b: LevelTarget): number {
  return CONTROL_LEVELS.indexOf(a.controlLevel) - CONTROL_LEVELS.indexOf(b.controlLevel)
}

/** Replaces the year's rows; what stands and is named again stays the same row. */
export async function savePlanYear(session: Session, { year, source, targets }: { readonly year: number; readonly source: string | null; readonly targets: readonly LevelTarget[] }): Promise<Done> {
  const workspace = session.workspace()
  const { rows } = await workspace.listRecords({ table: 'ratioTarget', where: [{ column: 'year', equals: year }] })
  const left = new Map(rows.map((row) => [row.id, row]))
  const changes: Change[] = targets.map(({ controlLevel, goodRatio, decimals }) => {
    const before = [...left.values()].find((row) => textOrNull(row, 'control_level') === controlLevel)
    const values = { good_ratio: goodRatio, decimals, source: source === '' ? null : source }
    if (before === undefined) return { op: 'insertRecord', table: 'ratioTarget', values: { year, control_level: controlLevel, ...values } }
    left.delete(before.id)
    return { op: 'updateRecord', table: 'ratioTarget', id: before.id, values }
  })
  for (const id of left.keys()) changes.push({ op: 'deleteRecord', table: 'ratioTarget', id })
  const { actionId } = await workspace.write({ action: 'section.savePlanYear', actor: session.actor, params: { year } }, changes)
  return { actionId }
}

export async function readOverrides(workspace: WorkspaceReader, sectionId: string): Promise<readonly SectionOverride[]> {
  const { rows } = await workspace.listRecords({ table: 'sectionLimitOverride', where: [{ column: 'section_id', equals: Number(sectionId) }] })
  return rows.flatMap(toOverride).sort((a, b) => ITEM_CODES.indexOf(a.item) - ITEM_CODES.indexOf(b.item) || (b.validFrom ?? '').localeCompare(a.validFrom ?? ''))
}

function toOverride(row: RecordRow): SectionOverride[] {
  const [item, limit] = [text(row, 'item'), row.values['limit_value']]
  if (!isItemCode(item) || typeof limit !== 'number') return []
  return [{ id: row.id, item, limit, strict: row.values['strict'] === true, validFrom: textOrNull(row, 'valid_from'), validTo: textOrNull(row, 'valid_to'), basis: textOrNull(row, 'basis') }]
}

/** @throws AppError 'feature.notFound', 'section.overrideNotFound' */
export async function saveOverride(session: Session, { sectionId, id, item, limit, strict, validFrom, validTo, basis }: OverrideInput): Promise<Done> {
  const workspace = session.workspace()
  await workspace.readFeature({ kind: 'section', id: sectionId })
  const values = { section_id: Number(sectionId), item, limit_value: limit, strict, valid_from: validFrom, valid_to: validTo, basis: basis === '' ? null : basis }
  if (id !== undefined) await requireOverride(workspace, id)
  const change: Change = id === undefined ? { op: 'insertRecord', table: 'sectionLimitOverride', values } : { op: 'updateRecord', table: 'sectionLimitOverride', id, values }
  const { actionId } = await workspace.write({ action: 'section.saveOverride', actor: session.actor, params: { kind: 'section', feature: sectionId, item } }, [change])
  return { actionId }
}

/** @throws AppError 'section.overrideNotFound' */
export async function deleteOverride(session: Session, id: string): Promise<Done> {
  const workspace = session.workspace()
  const row = await requireOverride(workspace, id)
  const params = { kind: 'section', feature: text(row, 'section_id'), item: text(row, 'item') }
  const { actionId } = await workspace.write({ action: 'section.deleteOverride', actor: session.actor, params }, [{ op: 'deleteRecord', table: 'sectionLimitOverride', id }])
  return { actionId }
}

async function requireOverride(workspace: WorkspaceReader, id: string): Promise<RecordRow> {
  const { rows } = await workspace.listRecords({ table: 'sectionLimitOverride', where: [{ column: 'fid', equals: Number(id) }], limit: 1 })
  const [row] = rows
  if (row === undefined) throw new AppError('section.overrideNotFound', { override: id })
  return row
}
