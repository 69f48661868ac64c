/** The first rows as they lie in the file; a row with a place is shown on the map. */
import type { ImportInspection } from '../../../shared/domain/import'
import type { Value } from '../../../shared/domain/feature'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { useT } from '../../i18n'
import { firstPosition } from '../../map/first-position'
import { useImport } from '../../state/import'
import { ImportStep } from './import-step'
import { markPlace } from './mark-place'

type Props = { readonly inspection: ImportInspection }

export function PreviewStep({ inspection }: Props) {
  const t = useT()
  const { fields, preview, sample } = inspection
  const marked = useImport((state) => state.marked)
  const places = new Map(sample?.features.map(({ row, geometry }) => [row, firstPosition(geometry)]))
  return (
    <ImportStep title={t(messages.stepPreview)} summary={preview.length === 0 ? t(messages.previewNone) : t(messages.previewRows, { count: preview.length })} state={preview.length === 0 ? 'bad' : 'sure'}>
      <div className="preview-rows" tabIndex={0} role="region" aria-label={t(messages.stepPreview)}>
        <table>
          <thead>
            <tr>
              <th className="numeric">{t(messages.rowNumber)}</th>
              {fields.map(({ name, unit }) => (
                <th key={name}>{unit === null ? name : `${name}（${unit}）`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map(({ row, line, values }) => {
              const place = places.get(row) ?? null
              const label = String(line ?? row)
              return (
                <tr key={row} aria-current={marked?.label === label} className={place === null ? undefined : 'placed'} onClick={() => markPlace(place, label)}>
                  <th className="numeric" scope="row">
                    {label}
                  </th>
                  {values.map((value, index) => (
                    <td key={fields[index]?.name ?? index} className={typeof value === 'number' ? 'numeric' : undefined} title={String(value ?? '')}>
                      {shown(value)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </ImportStep>
  )
}

const shown = (value: Value) => (value === null ? '' : String(value))
