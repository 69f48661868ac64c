/** One list of parts: their words, options and order; parts added and removed. */
import { Button, Input } from 'antd'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { useLanguage, useT } from '../../i18n'
import { AddPart } from './add-part'
import { PartOptions } from './part-options'
import type { LibraryPart } from './part-library'
import { type Json, type PartList, partTitle, type Path, type TemplateJson, textsOf } from './template-parts'

const ICON_SIZE = 13

type ListProps = { readonly list: PartList; readonly onReplace: (path: Path, value: Json) => void; readonly onAdd: (path: Path, part: LibraryPart) => void }

export function PartListEditor({ list: { path, parts, sheet, place }, onReplace, onAdd }: ListProps) {
  const t = useT()
  const language = useLanguage()
  const swap = (index: number, other: number) => onReplace(path, parts.map((part, at) => (at === index ? parts[other] : at === other ? parts[index] : part) as TemplateJson))
  const setOption = (index: number, key: string, value: Json | undefined) => {
    const { [key]: _, ...others } = parts[index] as Record<string, Json>
    onReplace([...path, index], value === undefined ? others : { ...others, [key]: value })
  }
  return (
    <section>
      <h4 className="part-list-title">{sheet === null ? t(messages.flowParts) : t(messages.sheetParts, { sheet: sheet === 'own' ? t(messages.layout) : `${t(messages.series)} ${t(messages[sheet])}`, place: t(messages.place, { number: place }) })}</h4>
      <ol className="part-list">
        {parts.map((part, index) => (
          // Parts have no id of their own; order is what is edited.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="part-item">
            <div className="part-head">
              <span className="quiet">{t(partTitle(part))}</span>
              <Button size="small" type="text" icon={<ArrowUp size={ICON_SIZE} />} aria-label={t(messages.moveUp)} disabled={index === 0} onClick={() => swap(index, index - 1)} />
              <Button size="small" type="text" icon={<ArrowDown size={ICON_SIZE} />} aria-label={t(messages.moveDown)} disabled={index === parts.length - 1} onClick={() => swap(index, index + 1)} />
              <Button size="small" type="text" icon={<Trash2 size={ICON_SIZE} />} aria-label={t(messages.remove)} onClick={() => onReplace(path, parts.filter((_, at) => at !== index))} />
            </div>
            <PartOptions part={part} onChange={(key, value) => setOption(index, key, value)} />
            {textsOf(part).map(({ path: inside, text }) => (
              <Input.TextArea key={inside.join('.')} autoSize value={text[language]} onChange={({ target }) => onReplace([...path, index, ...inside, language], target.value)} />
            ))}
          </li>
        ))}
      </ol>
      <AddPart onAdd={(part) => onAdd(path, part)} />
    </section>
  )
}
