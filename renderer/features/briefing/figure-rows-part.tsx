/** The rows behind a live figure, below the page. */
import { Button } from 'antd'
import { X } from 'lucide-react'
import type { Figure } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { type SeenBriefing, useBriefingFigure } from '../../api/queries/briefing'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useBriefing } from '../../state/briefing'

/** Longer lists are exported, not read here. */
const MOST_ROWS = 300

export function FigureRowsPart({ input, figure }: { readonly input: SeenBriefing; readonly figure: string }) {
  const t = useT()
  const lookAt = useBriefing((state) => state.lookAt)
  return (
    <aside className="figure-rows">
      <Button type="text" size="small" className="figure-rows-close" icon={<X size={14} />} aria-label={t(messages.closeRows)} onClick={() => lookAt(null)} />
      <QueryView query={useBriefingFigure(input, figure)}>{(answer) => <Rows figure={answer} />}</QueryView>
    </aside>
  )
}

function Rows({ figure: { text, rows, before } }: { readonly figure: Figure }) {
  const t = useT()
  return (
    <>
      <h3>
        <strong>{text}</strong> {before !== null && <span className="quiet">{t(messages.before, { value: before })}</span>}
        <span className="quiet">{rows === null ? t(messages.figureWithoutRows) : t(messages.figureRows, { count: rows.rows.length })}</span>
      </h3>
      {rows !== null && (
        <table>
          <thead>
            <tr>
              {rows.columns.map(({ key, title, align }) => (
                <th key={key} style={{ textAlign: align }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.rows.slice(0, MOST_ROWS).map((row, index) => (
              // Rows have no id of their own and do not change places.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {rows.columns.map(({ key, align }) => (
                  <td key={key} style={{ textAlign: align, ...(row[key]?.chip === undefined ? {} : { background: row[key].chip, color: '#000' }) }}>
                    {row[key]?.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
