/** Upstream of a section (溯源): how far, by which way, what was found and what it discharges; shown on the map, exported. */
import { App, Button, Dropdown, Select } from 'antd'
import { Download, Route, X } from 'lucide-react'
import { traceExportFormats } from '../../../shared/contract/section'
import { kinds } from '../../../shared/domain/kinds'
import type { TraceReport } from '../../../shared/domain/trace'
import { traceMessages as messages, traceMethods, traceNotes } from '../../../shared/messages/trace'
import type { Message } from '../../../shared/messages/translate'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useTrace } from '../../api/queries/sections'
import { useLanguage, useT } from '../../i18n'
import { lengthTexts } from '../../present/measures'
import { QueryView } from '../../present/query-view'
import { runJob } from '../../state/jobs'
import { frame, showFeature } from '../../state/show'
import { type NumberedFind, orderFinds, TRACE_KILOMETERS, type TraceOrder, useTraceState } from '../../state/trace'
import { CardPart } from '../inspector/card-part'
import './section-page.css'

const LISTED = 60
/** Room around what was traced, in degrees. */
const AROUND = 0.01

const ORDERS: Readonly<Record<TraceOrder, Message>> = {
  distance: messages.byDistance,
  volumeCubicMetersPerDay: messages.byVolume,
  codKilogramsPerDay: messages.byCod,
  ammoniaKilogramsPerDay: messages.byAmmonia,
  phosphorusKilogramsPerDay: messages.byPhosphorus,
  nitrogenKilogramsPerDay: messages.byNitrogen,
}

export function TracePart({ id, name }: { readonly id: string; readonly name: string | null }) {
  const t = useT()
  const { sectionId, kilometers, setKilometers, start, clear } = useTraceState()
  const shown = sectionId === id
  const query = useTrace(shown ? { id, upstreamMeters: kilometers * 1000 } : null)
  return (
    <CardPart
      title={t(messages.trace)}
      extra={
        <span className="trace-tools">
          <Select size="small" aria-label={t(messages.distance)} value={kilometers} onChange={setKilometers} options={TRACE_KILOMETERS.map((value) => ({ value, label: t(messages.kilometers, { value }) }))} />
          {shown ? (
            <Button size="small" icon={<X size={13} />} onClick={clear}>
              {t(messages.clear)}
            </Button>
          ) : (
            <Button size="small" icon={<Route size={13} />} onClick={() => start(id)}>
              {t(messages.showOnMap)}
            </Button>
          )}
        </span>
      }
    >
      {shown && <QueryView query={query}>{(report) => <Finds report={report} name={name} />}</QueryView>}
    </CardPart>
  )
}

function Finds({ report, name }: { readonly report: TraceReport; readonly name: string | null }) {
  const t = useT()
  const language = useLanguage()
  const { order, setOrder } = useTraceState()
  const count = (layer: string) => report.features.filter((feature) => feature.layer === layer).length
  const finds = orderFinds(report.features, order)
  return (
    <>
      <p className="quiet trace-method">{t(traceMethods[report.network ?? (report.by === 'catchment' ? 'catchment' : 'distance')])}</p>
      {traceNotes(report, language).map((note) => (
        <p key={note} className="quiet trace-note">
          {note}
        </p>
      ))}
      {finds.length === 0 ? (
        <p className="card-empty quiet">{t(messages.none)}</p>
      ) : (
        <>
          <div className="trace-head">
            <button type="button" className="link-button" onClick={() => frame(boundsOf(report))}>
              {t(messages.found, { outfalls: count('outfall'), enterprises: count('enterprise'), sections: count('section') })}
            </button>
            <ExportButton report={report} name={name} />
          </div>
          <Select size="small" className="trace-order" aria-label={t(messages.orderBy)} value={order} onChange={setOrder} options={Object.entries(ORDERS).map(([value, title]) => ({ value: value as TraceOrder, label: t(title) }))} />
          <ol className="trace-list">
            {finds.slice(0, LISTED).map((find) => (
              <Find key={`${find.layer} ${find.id}`} find={find} order={order} />
            ))}
          </ol>
          {finds.length > LISTED && <p className="quiet">{t(messages.more, { count: finds.length - LISTED })}</p>}
        </>
      )}
    </>
  )
}

function Find({ find, order }: { readonly find: NumberedFind; readonly order: TraceOrder }) {
  const t = useT()
  const language = useLanguage()
  const { layer, id, name, code, distanceMeters, load, number } = find
  const shownLoad = order === 'distance' ? (load?.volumeCubicMetersPerDay ?? null) : (load?.[order] ?? null)
  const unit = order === 'distance' || order === 'volumeCubicMetersPerDay' ? 'm³/d' : 'kg/d'
  return (
    <li>
      <button type="button" className="trace-find" onClick={() => void showFeature({ kind: layer, id })}>
        <span className="trace-number">{number}</span>
        <span className="ellipsis" title={name ?? undefined}>
          {name ?? code ?? t(kinds[layer].title)}
        </span>
        <span className="numeric">{lengthTexts(distanceMeters, language, t)[0]}</span>
        <span className="numeric quiet">{shownLoad === null ? (layer === 'outfall' && order !== 'distance' ? t(messages.unknownLoad) : '') : `${shownLoad} ${unit}`}</span>
      </button>
    </li>
  )
}

function ExportButton({ report, name }: { readonly report: TraceReport; readonly name: string | null }) {
  const t = useT()
  const language = useLanguage()
  const { notification } = App.useApp()
  const save = async (format: (typeof traceExportFormats)[number]) => {
    const path = await system.chooseExportFile({ suggestedName: `${t(messages.title, { section: name ?? report.section.id })}.${format}`, extension: format })
    if (path === null) return
    try {
      const written = await runJob(messages.exporting, {}, (signal) => service.section.exportTrace({ id: report.section.id, upstreamMeters: report.upstreamMeters, format, path, language }, { signal }))
      if (written !== null) notification.success({ title: t(messages.exported, { count: written.features }), description: written.file, placement: 'bottomRight' })
    } catch (error) {
      notification.error({ title: t(messages.exportFailed), description: describeFailure(error, language), placement: 'bottomRight' })
    }
  }
  return (
    <Dropdown trigger={['click']} menu={{ items: traceExportFormats.map((format) => ({ key: format, label: `.${format}` })), onClick: ({ key }) => void save(key as (typeof traceExportFormats)[number]) }}>
      <Button size="small" icon={<Download size={13} />}>
        {t(messages.export)}
      </Button>
    </Dropdown>
  )
}

/** Extent of the finds and the water. */
function boundsOf({ features, water }: TraceReport): readonly [number, number, number, number] | null {
  const positions = [...features.map(({ lonLat }) => lonLat), ...water.flat()]
  if (positions.length === 0) return null
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)]
  const least = (values: readonly number[]) => values.reduce((low, value) => Math.min(low, value), Infinity)
  const most = (values: readonly number[]) => values.reduce((high, value) => Math.max(high, value), -Infinity)
  return [least(lons) - AROUND, least(lats) - AROUND, most(lons) + AROUND, most(lats) + AROUND]
}
