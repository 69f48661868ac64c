/** The layers within the reference layer: each shown or hidden by itself, with its number of features and its table. */
import { Button, Checkbox } from 'antd'
import { Table2 } from 'lucide-react'
import type { LayerInfo } from '../../../shared/domain/workspace'
import { labelColours } from '../../../shared/domain/style-palette'
import { layerMessages } from '../../../shared/messages/layers'
import { legendOf, type Swatch } from '../../../shared/map/legend'
import { REFERENCE_POINT_RADIUS } from '../../../shared/map/style/reference-layers'
import { useColumnValues } from '../../api/queries/features'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useTable } from '../../state/table'
import { useWorkspace } from '../../state/use-workspace'
import { useView } from '../../state/view'
import { LegendSwatch } from './legend-swatch'
import './reference-parts.css'

const ICON_SIZE = 12

export function ReferenceParts() {
  const workspace = useWorkspace()
  return (
    <QueryView query={useColumnValues('reference', 'layer', true)}>
      {(parts) => (
        <ul className="reference-parts">
          {parts.map(({ value, count }) => (
            <Part key={String(value)} name={value === null ? null : String(value)} count={count} info={workspace?.layers.find(({ kind, title }) => kind === null && title.zh === value)} />
          ))}
        </ul>
      )}
    </QueryView>
  )
}

/** @param info of a layer of a file that is not ours */
function Part({ name, count, info }: { readonly name: string | null; readonly count: number; readonly info: LayerInfo | undefined }) {
  const t = useT()
  const language = useLanguage()
  const hidden = useView((state) => state.layers.hiddenParts)
  const setLayers = useView((state) => state.setLayers)
  const { change, showInTable } = useTable()
  const title = name ?? t(layerMessages.unnamedPart)
  const swatch = swatchOf(info)
  const openTable = () => {
    change('reference', { where: { layer: [name] } })
    showInTable('reference')
  }
  return (
    <li>
      <Checkbox
        aria-label={t(layerMessages.showPart, { layer: title })}
        checked={name === null || !hidden.includes(name)}
        disabled={name === null || info?.geometry === null}
        onChange={({ target }) => name !== null && setLayers({ hiddenParts: target.checked ? hidden.filter((other) => other !== name) : [...hidden, name] })}
      />
      {swatch !== null && <LegendSwatch swatch={swatch} />}
      <span className="ellipsis part-title" title={title}>
        {title}
      </span>
      <Button type="text" size="small" icon={<Table2 size={ICON_SIZE} />} aria-label={t(layerMessages.partTable, { layer: title })} title={t(layerMessages.partTable, { layer: title })} onClick={openTable} />
      <span className="legend-count">{new Intl.NumberFormat(language).format(count)}</span>
    </li>
  )
}

/** By the geometry of the layer; null for a table without any and where the layer holds what it was given. */
function swatchOf(info: LayerInfo | undefined): Swatch | null {
  const geometry = info?.geometry ?? null
  if (geometry === null || geometry === 'Geometry') return null
  const swatches = legendOf('reference').flatMap(({ entries }) => entries.map(({ swatch }) => swatch))
  if (geometry.endsWith('Polygon')) return swatches.find(({ type }) => type === 'area') ?? null
  if (geometry.endsWith('LineString')) return swatches.find(({ type }) => type === 'line') ?? null
  return { type: 'dot', colour: labelColours.reference, radius: REFERENCE_POINT_RADIUS }
}
