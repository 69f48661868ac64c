/** The page as it will print, over the map while a template is chosen; a click on a figure shows the rows behind it. */
import { Button, Segmented, Spin } from 'antd'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { briefingInput, useBriefingPage } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useBriefing } from '../../state/briefing'
import { useView } from '../../state/view'
import { useDebounced } from '../../ui/use-debounced'
import { FigureRowsPart } from './figure-rows-part'
import './briefing.css'

type Fit = 'page' | 'width'

/** How long a person's typing rests before the page is laid out anew. */
const EDITING_MILLISECONDS = 500

export function BriefingPreview() {
  const open = useView((state) => state.panels.left === 'briefing')
  const template = useBriefing((state) => state.template)
  if (!open || template === null) return null
  return <Preview template={template} />
}

function Preview({ template }: { readonly template: string }) {
  const t = useT()
  const language = useLanguage()
  const { settings, content, page, figure, turnTo, choose } = useBriefing()
  const edited = useDebounced(content, EDITING_MILLISECONDS)
  const [fit, setFit] = useState<Fit>('page')
  const input = useMemo(() => ({ ...briefingInput(template, settings, language), ...(edited === null ? {} : { content: edited }) }), [template, settings, language, edited])
  const shown = useBriefingPage(input, page)
  const pages = shown.data?.pages ?? 1
  return (
    <section className="briefing-preview" aria-label={t(messages.title)}>
      <header className="briefing-bar">
        <Button size="small" icon={<ChevronLeft size={14} />} aria-label={t(messages.previous)} disabled={page <= 1} onClick={() => turnTo(page - 1)} />
        <span>{t(messages.pageOf, { page, pages })}</span>
        <Button size="small" icon={<ChevronRight size={14} />} aria-label={t(messages.next)} disabled={page >= pages} onClick={() => turnTo(page + 1)} />
        <Segmented
          size="small"
          value={fit}
          onChange={setFit}
          options={[
            { value: 'page', label: t(messages.fitPage) },
            { value: 'width', label: t(messages.fitWidth) },
          ]}
        />
        {shown.isFetching && (
          <span className="briefing-busy" role="status">
            <Spin size="small" /> {t(messages.painting)}
          </span>
        )}
        <Button size="small" className="briefing-close" icon={<X size={14} />} onClick={() => choose(null)}>
          {t(messages.closePreview)}
        </Button>
      </header>
      <div className={`briefing-desk fit-${fit}`}>
        <QueryView query={shown}>{({ svg, width, height }) => <Sheet svg={svg} ratio={width / height} />}</QueryView>
      </div>
      {figure !== null && <FigureRowsPart input={input} figure={figure} />}
    </section>
  )
}

/** The SVG comes from our own service and holds shapes and letters alone; it is shown as a picture with places to click. */
function Sheet({ svg, ratio }: { readonly svg: string; readonly ratio: number }) {
  const lookAt = useBriefing((state) => state.lookAt)
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    for (const figure of sheet.current?.querySelectorAll<SVGGElement>('[data-figure]') ?? []) coverWithTarget(figure)
  })
  const onClick = ({ target }: MouseEvent) => {
    const figure = target instanceof Element ? target.closest('[data-figure]')?.getAttribute('data-figure') : null
    lookAt(figure ?? null)
  }
  // Scripts are kept out by the page's content policy, which allows none inline.
  // oxlint-disable-next-line react/no-danger, jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
  return <div ref={sheet} className="briefing-sheet" style={{ aspectRatio: ratio }} onClick={onClick} dangerouslySetInnerHTML={{ __html: svg }} />
}

/** Letters are thin: the whole box of a figure takes the click. */
function coverWithTarget(figure: SVGGElement): void {
  if (figure.querySelector(':scope > .figure-target') !== null) return
  const { x, y, width, height } = figure.getBBox()
  const target = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ x, y, width, height })) target.setAttribute(name, String(value))
  target.setAttribute('class', 'figure-target')
  target.setAttribute('fill', 'transparent')
  figure.append(target)
}
