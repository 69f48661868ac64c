/** An old datum: the warning, and the bureau's own seven parameters, kept in the workspace. None are shipped. */
import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { HelmertShift } from '../../../shared/domain/crs/transform'
import type { ImportCrs, OldDatum } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { setDatumShift, useDatumShifts } from '../../api/queries/import'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { chooseForImport } from '../../state/import'
import { useWorkspace } from '../../state/use-workspace'

const OLD_DATUMS: readonly OldDatum[] = ['Xian1980', 'Beijing1954', 'NewBeijing']
const NO_SHIFT: HelmertShift = { dxMeters: 0, dyMeters: 0, dzMeters: 0, rxArcSeconds: 0, ryArcSeconds: 0, rzArcSeconds: 0, scalePartsPerMillion: 0 }

const inputs = [
  { name: 'dxMeters', label: 'ΔX', unit: 'm' },
  { name: 'dyMeters', label: 'ΔY', unit: 'm' },
  { name: 'dzMeters', label: 'ΔZ', unit: 'm' },
  { name: 'rxArcSeconds', label: 'Rx', unit: '″' },
  { name: 'ryArcSeconds', label: 'Ry', unit: '″' },
  { name: 'rzArcSeconds', label: 'Rz', unit: '″' },
  { name: 'scalePartsPerMillion', label: 'm', unit: 'ppm' },
] as const satisfies readonly { readonly name: keyof HelmertShift; readonly label: string; readonly unit: string }[]

export function DatumShiftForm({ crs }: { readonly crs: ImportCrs }) {
  const datum = OLD_DATUMS.find((candidate) => candidate === crs.datum)
  const shifts = useDatumShifts().data
  if (datum === undefined || shifts === undefined) return null
  const kept = shifts.find((setting) => setting.datum === datum)?.shift ?? null
  return <ShiftForm key={JSON.stringify(kept)} datum={datum} kept={kept} />
}

function ShiftForm({ datum, kept }: { readonly datum: OldDatum; readonly kept: HelmertShift | null }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const [shift, setShift] = useState(kept ?? NO_SHIFT)
  const keep = async (chosen: HelmertShift | null) => {
    try {
      await setDatumShift(datum, chosen)
      // The trial was made under the former parameters.
      chooseForImport({})
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }
  return (
    <fieldset className="datum-shift">
      <legend>{t(messages.shift)}</legend>
      <p className="import-note">{t(kept === null ? messages.oldDatum : messages.shiftUsed)}</p>
      <div className="datum-shift-inputs">
        {inputs.map(({ name, label, unit }) => (
          <InputNumber key={name} size="small" controls={false} prefix={label} suffix={unit} aria-label={`${label} (${unit})`} value={shift[name]} onChange={(value) => setShift({ ...shift, [name]: value ?? 0 })} />
        ))}
      </div>
      <div className="import-actions">
        <Button size="small" disabled={readOnly || JSON.stringify(shift) === JSON.stringify(kept ?? NO_SHIFT)} onClick={() => void keep(shift)}>
          {t(messages.shiftUse)}
        </Button>
        {kept !== null && (
          <Button size="small" type="text" disabled={readOnly} onClick={() => void keep(null)}>
            {t(messages.shiftClear)}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
