/** The systems that the numbers may be in: letter and colour as on the map, weight, reasons; pointing at one brings its ghost out, one click takes it. */
import { Button } from 'antd'
import { LocateFixed } from 'lucide-react'
import type { InspectedCandidate } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { translateReasons } from '../../../shared/messages/import'
import { useLanguage, useT } from '../../i18n'
import { candidateColour, candidateLetter } from '../../map/style/ghost-layers'
import { viewOfSample } from '../../map/view-of-sample'
import { chooseForImport, useImport } from '../../state/import'
import { useMapCommands } from '../../state/map-commands'
import { useThemeName } from '../../theme'
import { crsTitle } from './crs-choices'

const point = (pointedCandidate: number | null) => useImport.setState({ pointedCandidate })

export function CrsCandidates({ candidates }: { readonly candidates: readonly InspectedCandidate[] }) {
  const t = useT()
  if (candidates.length === 0) return <p className="import-warning">{t(messages.crsNothingFits)}</p>
  return (
    <>
      <p className="import-note">{t(candidates.length > 1 ? messages.crsCandidates : messages.crsCandidatesFew)}</p>
      <ul className="crs-candidates" onMouseLeave={() => point(null)}>
        {candidates.map((candidate, index) => (
          <Candidate key={`${candidate.code} ${candidate.transform}`} candidate={candidate} index={index} />
        ))}
      </ul>
    </>
  )
}

function Candidate({ candidate, index }: { readonly candidate: InspectedCandidate; readonly index: number }) {
  const t = useT()
  const language = useLanguage()
  const theme = useThemeName()
  const pointed = useImport((state) => state.pointedCandidate === index)
  const { code, transform, score, reasons, bounds, ghost } = candidate
  const title = crsTitle(code, language)
  return (
    <li className={pointed ? 'crs-candidate pointed' : 'crs-candidate'} onMouseEnter={() => point(index)} onFocus={() => point(index)} onBlur={() => point(null)}>
      <button type="button" className="crs-candidate-main" onClick={() => chooseForImport({ crs: code, transform })}>
        <span className="crs-letter" style={{ background: candidateColour(index, theme) }}>
          {candidateLetter(index)}
        </span>
        <span className="crs-candidate-text">
          <span className="crs-candidate-title">
            <span>{transform === 'none' ? title : t(messages.candidateTitle, { system: title, correction: t(messages[`correction_${transform}`]) })}</span>
            <strong>{`${Math.round(100 * score)}%`}</strong>
          </span>
          <span className="crs-bar" aria-hidden>
            <span style={{ width: `${Math.max(1, Math.round(100 * score))}%`, background: candidateColour(index, theme) }} />
          </span>
          <span className="quiet">{translateReasons(reasons, language)}</span>
        </span>
      </button>
      <Button
        size="small"
        type="text"
        icon={<LocateFixed size={14} />}
        aria-label={`${t(messages.candidateShow)} ${candidateLetter(index)}`}
        title={t(messages.candidateShow)}
        onClick={() => useMapCommands.getState().frameBounds(viewOfSample(ghost) ?? bounds)}
      />
    </li>
  )
}
