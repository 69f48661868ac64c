/** How a theme's columns stand together on its card. Columns that no group names follow in a group of their own. */
import type { Field } from '../../../shared/domain/field'
import { commonFields, type KindId, kinds } from '../../../shared/domain/kinds'
import { inspectorMessages } from '../../../shared/messages/inspector'
import type { Message } from '../../../shared/messages/translate'

export type FieldGroup = { readonly title: Message; readonly fields: readonly Field[] }

type Grouping = readonly (readonly [title: Message, columns: readonly string[]])[]

const LEGAL_COLUMNS = ['vintage', 'document_number', 'published_area'] as const

const groupings: { readonly [K in KindId]?: Grouping } = {
  outfall: [
    [inspectorMessages.identityGroup, ['receiving', 'outfall_class', 'outfall_subclass', 'permission', 'code_national', 'code_local']],
    [inspectorMessages.remediationGroup, ['stage', 'disposition', 'surveyed_on', 'deadline', 'accepted_on', 'policy']],
    [inspectorMessages.waterGroup, ['receiving_water', 'water_system', 'basin', 'function_zone', 'target_class', 'section', 'key_water', 'entering_mode']],
    [inspectorMessages.responsibleGroup, ['responsible_body', 'responsible_unit', 'river_chief']],
    [inspectorMessages.siteGroup, ['pollution_source', 'discharge_mode', 'dry_weather_discharge', 'sign_installed', 'online_monitoring']],
  ],
  section: [
    [inspectorMessages.assessmentGroup, ['control_level', 'target_class', 'water_body', 'water_type', 'basin', 'enters_sea']],
    [inspectorMessages.responsibleGroup, ['responsible_unit', 'responsible_person']],
  ],
  bay: [[inspectorMessages.bayGroup, ['award', 'award_year', 'good_water_ratio', 'litter', 'biology', 'shore', 'bathing', 'policy', 'bay_chief']]],
}

/** Shown elsewhere on the card: header, place, source, notes below. */
const COMMON_PLACE = ['district', 'catchment', 'town'] as const
const COMMON_SOURCE = ['source', 'source_date'] as const
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([...COMMON_PLACE, ...LEGAL_COLUMNS])

function fieldsOf(kind: KindId): readonly Field[] {
  return [...commonFields, ...kinds[kind].fields]
}

/** The named columns that the theme has. */
function pick(kind: KindId, columns: readonly string[]): readonly Field[] {
  const fields = fieldsOf(kind)
  return columns.flatMap((column) => fields.find((field) => field.name === column) ?? [])
}

/** The theme's own columns in groups, in reading order. */
export function fieldGroups(kind: KindId): readonly FieldGroup[] {
  const grouping = groupings[kind] ?? []
  const grouped = new Set(grouping.flatMap(([, columns]) => columns))
  const rest = kinds[kind].fields.filter((field) => !grouped.has(field.name) && !SHOWN_ELSEWHERE.has(field.name))
  const groups: readonly FieldGroup[] = [
    ...grouping.map(([title, columns]) => ({ title, fields: pick(kind, columns) })),
    { title: inspectorMessages.propertiesGroup, fields: rest },
    { title: inspectorMessages.legalGroup, fields: pick(kind, LEGAL_COLUMNS) },
  ]
  return groups.filter(({ fields }) => fields.length > 0)
}

/** Where it lies, in words. */
export function placeFields(kind: KindId): readonly Field[] {
  return pick(kind, COMMON_PLACE)
}

/** Where the data comes from. */
export function sourceFields(kind: KindId): readonly Field[] {
  return pick(kind, [...COMMON_SOURCE, 'note'])
}
