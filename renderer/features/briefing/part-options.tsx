/** What a person may set about one part beside its words: layers and grid of a map, length of a table, height of a picture … */
import { InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { layerIds, layerTitle } from '../../../shared/map/catalogue'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { useT } from '../../i18n'
import type { Json, TemplateJson } from './template-parts'

type Props = { readonly part: TemplateJson; readonly onChange: (key: string, value: Json | undefined) => void }

const NUMBERS: Readonly<Record<string, readonly { readonly key: string; readonly label: keyof typeof messages; readonly least: number; readonly most: number }[]>> = {
  map: [{ key: 'height', label: 'partHeight', least: 40, most: 400 }],
  table: [{ key: 'limit', label: 'rowLimit', least: 1, most: 2000 }],
  chart: [{ key: 'height', label: 'partHeight', least: 10, most: 300 }],
  photos: [{ key: 'limit', label: 'photoLimit', least: 1, most: 12 }],
  picture: [{ key: 'height', label: 'partHeight', least: 10, most: 300 }],
  keyFigures: [{ key: 'perRow', label: 'perRow', least: 1, most: 8 }],
  heading: [{ key: 'level', label: 'headingLevel', least: 1, most: 4 }],
}
/** Keys that a part cannot be without. */
const NEEDED: ReadonlySet<string> = new Set(['level'])

export function PartOptions({ part, onChange }: Props) {
  const t = useT()
  const kind = String(part['part'])
  const numbers = (NUMBERS[kind] ?? []).filter(({ key }) => part[key] !== 'rest')
  if (kind !== 'map' && numbers.length === 0) return null
  return (
    <div className="part-options">
      {kind === 'map' && <MapOptions part={part} onChange={onChange} />}
      {numbers.map(({ key, label, least, most }) => (
        <label key={key}>
          <span>{t(messages[label])}</span>
          <InputNumber
            size="small"
            min={least}
            max={most}
            precision={0}
            value={typeof part[key] === 'number' ? part[key] : null}
            onChange={(value) => {
              if (value !== null || !NEEDED.has(key)) onChange(key, value ?? undefined)
            }}
          />
        </label>
      ))}
      {kind === 'picture' && typeof part['data'] === 'string' && <img className="part-picture part-option-wide" src={part['data']} alt="" />}
    </div>
  )
}

const GRIDS = ['none', 'degrees', 'gaussKruger'] as const
const LEGENDS = ['auto', 'inside', 'beside', 'none'] as const

function MapOptions({ part, onChange }: Props) {
  const t = useT()
  const layers = Array.isArray(part['layers']) ? (part['layers'] as readonly string[]) : []
  const grid = part['grid'] === true ? 'degrees' : (GRIDS.find((one) => one === part['grid']) ?? 'none')
  const legend = LEGENDS.find((one) => one === part['legend']) ?? 'auto'
  return (
    <>
      <Option wide label={t(messages.mapLayers)}>
        <Select<string[]> size="small" mode="multiple" maxTagCount="responsive" value={[...layers]} onChange={(value) => onChange('layers', inOrder(value))} options={layerIds.map((id) => ({ value: id, label: t(layerTitle(id)) }))} />
      </Option>
      <Option label={t(messages.mapGrid)}>
        <Select size="small" value={grid} onChange={(value) => onChange('grid', value === 'none' ? undefined : value)} options={GRIDS.map((value) => ({ value, label: t(messages[`grid_${value}`]) }))} />
      </Option>
      <Option label={t(messages.mapLegend)}>
        <Select size="small" value={legend} onChange={(value) => onChange('legend', value === 'auto' ? undefined : value)} options={LEGENDS.map((value) => ({ value, label: t(messages[`legend_${value}`]) }))} />
      </Option>
      <Option label={t(messages.mapLocator)}>
        <Switch size="small" checked={part['locator'] === true} onChange={(on) => onChange('locator', on ? true : undefined)} />
      </Option>
    </>
  )
}

/** As they lie over each other on the map. */
const inOrder = (layers: readonly string[]) => layerIds.filter((id) => layers.includes(id))

function Option({ label, wide = false, children }: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <label className={wide ? 'part-option-wide' : ''}>
      <span>{label}</span>
      {children}
    </label>
  )
}
