/** What the import is asked, from what was chosen and what was decided about such a source before. */
import type { ImportRunInput } from '../../shared/contract/import'
import type { ImportInspection, ImportTarget } from '../../shared/domain/import'
import type { InspectionInput } from '../api/queries/import'
import type { ImportChoices } from './import-choices'

/** The question what a file is under the choices. */
export function inspectionInputOf(path: string, target: ImportTarget, choices: ImportChoices): InspectionInput {
  const { layer, encoding, crs, transform, columns, vintage } = choices
  return {
    path,
    target,
    ...(layer === null ? {} : { layer }),
    ...(encoding === null ? {} : { encoding }),
    ...(crs === null ? {} : { crs }),
    ...(transform === null ? {} : { transform }),
    ...(columns === null ? {} : { mapping: mappingOf(columns), wholeMapping: true }),
    ...(vintage === null ? {} : { vintage }),
  }
}

/** What existing rows are matched by: as chosen, else as last time; null: not at all. */
export function keyOf({ key }: ImportChoices, inspection: ImportInspection): string | null {
  if (key === 'none') return null
  return key === null ? (inspection.remembered?.choices.key ?? null) : key.column
}

/** The question for the import or its trial; what was decided about such a source before is part of it. */
export function runInputOf(path: string, target: ImportTarget, choices: ImportChoices, inspection: ImportInspection): Omit<ImportRunInput, 'dryRun' | 'limit' | 'remember'> {
  const before = inspection.remembered?.choices
  const key = keyOf(choices, inspection)
  const { onMatch, onNew, onMissing } = matchChoicesOf(choices, inspection)
  const asked = inspectionInputOf(path, target, choices)
  return {
    ...(before?.crs === undefined || choices.crs !== null ? {} : { crs: before.crs }),
    ...(before?.transform === undefined || choices.crs !== null ? {} : { transform: before.transform }),
    ...(before?.encoding === undefined ? {} : { encoding: before.encoding }),
    ...(before?.mapping === undefined || choices.columns !== null ? {} : { mapping: before.mapping, wholeMapping: before.wholeMapping }),
    ...asked,
    layer: inspection.layer,
    ...(key === null ? {} : { key, onMatch, onNew, onMissing, leave: [...choices.leave] }),
  }
}

/** What happens to rows that differ: as chosen, else as last time, else what loses nothing. */
export function matchChoicesOf({ onMatch, onNew, onMissing }: ImportChoices, { remembered }: ImportInspection) {
  const before = remembered?.choices
  return {
    onMatch: onMatch ?? before?.onMatch ?? 'update',
    onNew: onNew ?? before?.onNew ?? 'add',
    onMissing: onMissing ?? before?.onMissing ?? 'keep',
  } as const
}

/** Target column → heading. Of two headings for one column the later choice stands. */
function mappingOf(columns: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).flatMap(([heading, target]) => (target === null ? [] : [[target, heading]])))
}
