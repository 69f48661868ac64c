/** How a file that is checked was read, and what only a person can say about it: which of its layers, which coordinate system. */
import { AutoComplete, Select } from 'antd'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { CheckedSource } from '../../../shared/domain/check'
import { checkWindowMessages as messages } from '../../../shared/messages/check-window'
import { translateError } from '../../../shared/messages/errors'
import { crsHowTitles } from '../../../shared/messages/import'
import { useLanguage, useT } from '../../i18n'
import { type CheckedSubjects, useCheck } from '../../state/check'

const EPSG_CODE = /^EPSG:\d{4,6}$/

type File = Extract<CheckedSubjects, { type: 'file' }>

/** An answer chooses the file anew, and whatever is newly chosen is checked. */
export function FileChoices({ file }: { readonly file: File }) {
  const t = useT()
  const language = useLanguage()
  const question = useCheck((state) => state.question)
  const source = useCheck((state) => state.report?.source ?? null)
  const answer = (part: Partial<File>) => useCheck.getState().choose({ ...file, ...part })
  return (
    <div className="file-choices">
      {question !== null && (
        <p className="file-question" role="alert">
          <TriangleAlert size={13} aria-hidden /> {translateError(question, language)}
        </p>
      )}
      {question?.code === 'import.severalLayers' && (
        <Select
          size="small"
          placeholder={t(messages.chooseLayer)}
          aria-label={t(messages.chooseLayer)}
          onChange={(layer: string) => answer({ layer })}
          options={String(question.params['layers'])
            .split(', ')
            .map((layer) => ({ value: layer, label: layer }))}
        />
      )}
      {question?.code === 'check.unknownPlace' && <CrsChoice codes={codesIn(String(question.params['candidates']))} given={file.crs} onAnswer={(crs) => answer({ crs })} />}
      {source !== null && <Reading source={source} file={file} onAnswer={answer} />}
    </div>
  )
}

/** The system, how it was found out, and the way to another where it is not stated. */
function Reading({ source: { crs, crsName, problems }, file, onAnswer }: { readonly source: CheckedSource; readonly file: File; readonly onAnswer: (part: Partial<File>) => void }) {
  const t = useT()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  if (crs === null) return null
  const isSure = crs.how === 'prj' || crs.how === 'embedded' || crs.how === 'given'
  const told = problems.filter(({ row, code }) => row === null && code !== 'crs.assumed')
  return (
    <>
      <p className={isSure ? 'quiet' : 'file-question'} title={crsName ?? undefined}>
        {t(messages.readIn, { crs: crs.code ?? crsName ?? '–', how: t(crsHowTitles[crs.how]), percent: Math.floor(crs.confidence * 100) })}{' '}
        {!isSure && (
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(messages.otherCrs)}
          </button>
        )}
      </p>
      {told.map(({ code, params }) => (
        <p key={code} className="quiet">
          {translateError({ code, params }, language)}
        </p>
      ))}
      {open && <CrsChoice codes={[]} given={file.crs} onAnswer={(chosen) => onAnswer({ crs: chosen })} />}
    </>
  )
}

function CrsChoice({ codes, given, onAnswer }: { readonly codes: readonly string[]; readonly given: string | undefined; readonly onAnswer: (crs: string) => void }) {
  const t = useT()
  const [text, setText] = useState(given ?? '')
  const confirm = (value: string) => {
    const code = value.trim().toUpperCase()
    if (EPSG_CODE.test(code) && code !== given) onAnswer(code)
  }
  return (
    <AutoComplete
      size="small"
      value={text}
      placeholder={t(messages.crsPlaceholder)}
      aria-label={t(messages.crsPlaceholder)}
      onChange={setText}
      onSelect={confirm}
      onBlur={() => confirm(text)}
      onKeyDown={({ key }) => key === 'Enter' && confirm(text)}
      options={codes.map((value) => ({ value, label: value }))}
    />
  )
}

/** Codes of the candidates that the message names, each once. */
function codesIn(candidates: string): readonly string[] {
  return [...new Set(candidates.match(/EPSG:\d+/g) ?? [])]
}
