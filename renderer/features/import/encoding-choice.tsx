/** The text's encoding: what was found and why; others are offered with the same words as they would read. */
import { useQueries } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { ImportInspection } from '../../../shared/domain/import'
import type { SourceEncoding } from '../../../shared/domain/source-record'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { inspectionOptions } from '../../api/queries/import'
import { useT } from '../../i18n'
import { chooseForImport, useImport } from '../../state/import'
import { inspectionInputOf } from '../../state/import-input'

/** What files of bureaus come in. */
const USUAL = ['utf-8', 'gbk', 'gb18030', 'big5', 'utf-16le']
const SAMPLE_ROWS = 5
const SAMPLE_CHARACTERS = 24

type Props = { readonly inspection: ImportInspection; readonly encoding: SourceEncoding }

export function EncodingChoice({ inspection, encoding }: Props) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  const names = [encoding.name, ...USUAL.filter((name) => name !== encoding.name)]
  const samples = useSamples(names, opened)
  const sample = sampleOf(inspection)
  return (
    <>
      <label className="import-field">
        <span>{t(messages.encoding)}</span>
        <Select
          value={encoding.name}
          popupMatchSelectWidth={false}
          onOpenChange={(open) => open && setOpened(true)}
          onChange={(name) => chooseForImport({ encoding: name })}
          options={names.map((name, index) => ({ value: name, label: name.toUpperCase(), sample: samples[index] ?? '' }))}
          optionRender={encodingOption}
        />
      </label>
      <p className="import-hint">
        <span>{t(messages[`encodingHow_${encoding.how}`], { percent: Math.round(100 * encoding.confidence) })}</span>
        {sample !== '' && <span className="encoding-sample ellipsis">{sample}</span>}
      </p>
    </>
  )
}

const encodingOption = ({ data }: { readonly data: { readonly label: string; readonly sample: string } }) => (
  <div className="encoding-option">
    <span>{data.label}</span>
    <span className="quiet">{data.sample}</span>
  </div>
)

/** The file's words as each encoding reads them; nothing is read before the choice is opened. */
function useSamples(names: readonly string[], opened: boolean): readonly string[] {
  const { path, choices, look } = useImport()
  return useQueries({
    queries: names.map((encoding) =>
      inspectionOptions(path === null || choices.target === null || !opened ? null : { ...inspectionInputOf(path, choices.target, { ...choices, encoding, columns: null }), rows: SAMPLE_ROWS, remembered: false }, look),
    ),
    combine: (answers) => answers.map(({ data }) => (data === undefined ? '' : sampleOf(data))),
  })
}

/** The first words that are not plain ASCII, of headings and first rows. */
function sampleOf({ fields, preview }: ImportInspection): string {
  const texts = [...preview.flatMap(({ values }) => values), ...fields.map(({ name }) => name)]
  const words = texts.filter((text): text is string => typeof text === 'string' && /[^ -~\s]/.test(text))
  return [...words.join(' ')].slice(0, SAMPLE_CHARACTERS).join('')
}
