/** A letter over the map, page by page, as it will print. */
import { Button, Spin } from 'antd'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { letterEditorMessages as messages } from '../../../shared/messages/letter-editor'
import { useLetterSheetPage } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { type SheetInput, useLetterSheet } from '../../state/letter-sheet'
import '../briefing/briefing.css'

export function LetterSheet() {
  const input = useLetterSheet((state) => state.input)
  return input === null ? null : <Sheet input={input} />
}

function Sheet({ input }: { readonly input: SheetInput }) {
  const t = useT()
  const { page, turnTo, close } = useLetterSheet()
  const query = useLetterSheetPage(input, page)
  const pages = query.data?.pages ?? 1
  return (
    <section className="briefing-preview" aria-label={t(messages.sheet)}>
      <header className="briefing-bar">
        <Button size="small" icon={<ChevronLeft size={14} />} aria-label={t(messages.previous)} disabled={page <= 1} onClick={() => turnTo(page - 1)} />
        <span>{t(messages.pageOf, { page: Math.min(page, pages), pages })}</span>
        <Button size="small" icon={<ChevronRight size={14} />} aria-label={t(messages.next)} disabled={page >= pages} onClick={() => turnTo(page + 1)} />
        {query.isFetching && <Spin size="small" aria-label={t(messages.sheet)} />}
        <Button size="small" className="briefing-close" icon={<X size={14} />} onClick={close}>
          {t(messages.closeSheet)}
        </Button>
      </header>
      <div className="briefing-desk fit-page">
        <QueryView query={query}>
          {({ svg, width, height }) => (
            // Shapes and letters alone, made by our own service; scripts are kept out by the page's content policy.
            // oxlint-disable-next-line react/no-danger
            <div className="briefing-sheet" style={{ aspectRatio: width / height }} dangerouslySetInnerHTML={{ __html: svg }} />
          )}
        </QueryView>
      </div>
    </section>
  )
}
