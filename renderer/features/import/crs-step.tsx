/** Where the file's coordinates lie: a sure answer with its evidence, or the best candidates, drawn on the map as ghosts. */
import { Button, Select } from 'antd'
import { RotateCcw } from 'lucide-react'
import type { CoordinateCorrection } from '../../../shared/domain/crs/coordinate-pipeline'
import type { ImportCrs, ImportInspection } from '../../../shared/domain/import'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { translateError } from '../../../shared/messages/errors'
import { crsHowTitles } from '../../../shared/messages/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { useLanguage, useT } from '../../i18n'
import { chooseForImport, useImport } from '../../state/import'
import { useWorkspace } from '../../state/use-workspace'
import { CrsCandidates } from './crs-candidates'
import { crsChoicesNear, crsTitle } from './crs-choices'
import { DatumShiftForm } from './datum-shift-form'
import { hasCoordinates } from './has-coordinates'
import { ImportStep, type StepState } from './import-step'
import { RememberedNote } from './remembered-note'

type Props = { readonly inspection: ImportInspection }

const CORRECTIONS: readonly CoordinateCorrection[] = ['none', 'swapAxes', 'gcj02', 'bd09']

/** Not said again: the answer's own line tells it. */
const SAID_ABOVE: ReadonlySet<SourceProblem['code']> = new Set(['crs.assumed'])

export function CrsStep({ inspection }: Props) {
  const t = useT()
  const language = useLanguage()
  const { crs, candidates, remembered } = inspection
  const chosen = useImport((state) => state.choices.crs !== null || state.choices.transform !== null)
  const isRemembered = !chosen && crs !== null && (remembered?.choices.crs !== undefined || remembered?.choices.transform !== undefined)
  const located = hasCoordinates(inspection)
  const remarks = inspection.problems.filter(({ code, row }) => row === null && code.startsWith('crs.') && !SAID_ABOVE.has(code))
  const summary = !located ? t(messages.crsNone) : crs === null ? t(messages.crsUndecided) : crsTitle(crs.code, language)
  const state: StepState = !located ? 'sure' : crs === null ? 'ask' : remarks.length > 0 || crs.confidence < 0.9 || isRemembered ? 'look' : 'sure'
  if (!located) return <ImportStep title={t(messages.stepCrs)} summary={summary} state={state}><p className="import-note">{t(messages.crsNone)}</p></ImportStep>
  return (
    <ImportStep title={t(messages.stepCrs)} summary={summary} state={state} openFirst={state === 'look'}>
      <StatedCrs inspection={inspection} />
      {crs !== null && <DecidedCrs crs={crs} />}
      {isRemembered && remembered !== null && <RememberedNote text={messages.crsRemembered} remembered={remembered} />}
      {crs === null && <CrsCandidates candidates={candidates} />}
      {remarks.map((problem, index) => (
        <p key={index} className="import-warning">
          {translateError(problem, language)}
          <OffsetOffer problem={problem} crs={crs} />
        </p>
      ))}
      <CrsChoice inspection={inspection} />
      {crs !== null && <DatumShiftForm crs={crs} />}
    </ImportStep>
  )
}

/** What the file itself says, or that it says nothing. */
function StatedCrs({ inspection: { statedCrs } }: Props) {
  const t = useT()
  const name = statedCrs.name ?? statedCrs.code
  return <p className="import-note">{name === null || statedCrs.how === 'none' ? t(messages.crsNotStated) : t(messages.crsStated, { name })}</p>
}

function DecidedCrs({ crs }: { readonly crs: ImportCrs }) {
  const t = useT()
  const language = useLanguage()
  return (
    <p className="crs-decided">
      <strong>{crsTitle(crs.code, language)}</strong>
      <span className="quiet">{crs.code}</span>
      <span className="quiet">{t(messages.crsSure, { how: t(crsHowTitles[crs.how]), percent: Math.floor(100 * crs.confidence) })}</span>
      {crs.transform !== 'none' && <span className="quiet">{t(messages[`correction_${crs.transform}`])}</span>}
    </p>
  )
}

/** Where places fit better without a web map's offset: one click takes it away. */
function OffsetOffer({ problem, crs }: { readonly problem: SourceProblem; readonly crs: ImportCrs | null }) {
  const t = useT()
  if (problem.code !== 'crs.offsetSuspected') return null
  const offset = String(problem.params['offset'] ?? '')
  const transform = offset === 'BD-09' ? 'bd09' : 'gcj02'
  const remove = () => chooseForImport({ transform, ...(crs?.code === null || crs === null ? {} : { crs: crs.code }) })
  return (
    <Button size="small" onClick={remove}>
      {t(messages.offerOffset, { offset })}
    </Button>
  )
}

/** The person's own word on system and correction. */
function CrsChoice({ inspection: { crs } }: Props) {
  const t = useT()
  const language = useLanguage()
  const { crs: chosen, transform } = useImport((state) => state.choices)
  const bounds = useWorkspace()?.bounds ?? null
  const options = crsChoicesNear(bounds === null ? null : (bounds[0] + bounds[2]) / 2).map(({ code, title }) => ({ value: code, label: `${title[language]} · ${code}` }))
  const isKnown = chosen === null || options.some(({ value }) => value === chosen)
  return (
    <>
      <label className="import-field">
        <span>{t(messages.crsChoose)}</span>
        <Select
          value={chosen}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={320}
          placeholder={t(messages.crsPlaceholder)}
          onChange={(code: string | null | undefined) => chooseForImport({ crs: code ?? null, ...(code ? {} : { transform: null }) })}
          options={isKnown ? options : [{ value: chosen, label: chosen }, ...options]}
        />
      </label>
      {(crs !== null || chosen !== null) && (
        <label className="import-field">
          <span>{t(messages.correction)}</span>
          <Select value={transform ?? crs?.transform ?? 'none'} onChange={(value) => chooseForImport({ transform: value })} options={CORRECTIONS.map((value) => ({ value, label: t(messages[`correction_${value}`]) }))} />
        </label>
      )}
      {(chosen !== null || transform !== null) && (
        <Button size="small" type="link" className="import-back" icon={<RotateCcw size={12} />} onClick={() => chooseForImport({ crs: null, transform: null })}>
          {t(messages.crsByItself)}
        </Button>
      )}
    </>
  )
}
