/** What the file is: format, layer, text encoding; and what it is imported as. */
import { Input, Select } from 'antd'
import { type ImportInspection, type ImportTarget, isImportTarget } from '../../../shared/domain/import'
import { kindIds, kinds } from '../../../shared/domain/kinds'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import type { Message } from '../../../shared/messages/translate'
import { useT } from '../../i18n'
import { chooseForImport, chooseLayer, chooseTarget, useImport } from '../../state/import'
import { EncodingChoice } from './encoding-choice'
import { formatTitles } from './format-titles'
import { targetTitle } from './target-titles'

type Props = { readonly inspection: ImportInspection }

const families: Readonly<Record<'Point' | 'LineString' | 'Polygon' | 'mixed', Message>> = { Point: messages.points, LineString: messages.lines, Polygon: messages.polygons, mixed: messages.mixed }

export function FileFacts({ inspection }: Props) {
  const t = useT()
  const { format, layers, layer, encoding } = inspection
  const chosen = layers.find(({ name }) => name === layer)
  const geometry = chosen?.geometryType ?? null
  const count = chosen?.featureCount ?? null
  const facts = [
    t(formatTitles[format]),
    count === null ? t(messages.featuresUnknown) : t(messages.features, { count }),
    geometry === null ? t(messages.noGeometry) : t(families[geometry]),
  ]
  return (
    <div className="import-facts">
      <p className="import-kind">{facts.join(' · ')}</p>
      {layers.length > 1 && <LayerChoice inspection={inspection} />}
      {encoding !== null && <EncodingChoice inspection={inspection} encoding={encoding} />}
      <TargetChoice />
    </div>
  )
}

function LayerChoice({ inspection: { format, layers, layer } }: Props) {
  const t = useT()
  const isWorkbook = format === 'xlsx' || format === 'xls' || format === 'htmlTable'
  return (
    <label className="import-field">
      <span>{t(isWorkbook ? messages.sheet : messages.layer)}</span>
      <Select
        value={layer}
        showSearch
        popupMatchSelectWidth={false}
        onChange={(name) => chooseLayer(name)}
        options={layers.map(({ name, featureCount }) => ({ value: name, label: featureCount === null ? name : t(messages.layerCount, { name, count: featureCount }) }))}
      />
    </label>
  )
}

/** What the file is imported as; of a legal layer also the version. */
export function TargetChoice() {
  const t = useT()
  const target = useImport((state) => state.choices.target)
  const vintage = useImport((state) => state.choices.vintage)
  const guessed = useImport((state) => state.guessed)
  const option = (value: ImportTarget) => ({ value, label: t(targetTitle(value)) })
  const legal = target !== null && target !== 'reading' && target !== 'task' && kinds[target].legal
  return (
    <>
      <label className="import-field">
        <span>{t(messages.target)}</span>
        <Select
          value={target}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          listHeight={400}
          onChange={(value) => isImportTarget(value) && chooseTarget(value)}
          options={[
            { label: t(messages.targetThemes), options: kindIds.map(option) },
            { label: t(messages.targetRecords), options: (['reading', 'task'] as const).map(option) },
          ]}
        />
      </label>
      {guessed && <p className="import-hint">{t(messages.targetGuessed)}</p>}
      {legal && (
        <label className="import-field" title={t(messages.vintageHint)}>
          <span>{t(messages.vintage)}</span>
          <Input type="date" value={vintage ?? ''} onChange={({ target: { value } }) => chooseForImport({ vintage: value === '' ? null : value })} />
        </label>
      )}
    </>
  )
}
