/** Writes a layer to a file in the format that the person chooses; of a legal layer the version that is shown. */
import { App, Button, Dropdown } from 'antd'
import { Download } from 'lucide-react'
import { exportFormats } from '../../shared/contract/workspace'
import type { KindId } from '../../shared/domain/kinds'
import { layerMessages } from '../../shared/messages/layers'
import { windowMessages } from '../../shared/messages/window'
import { service, system } from '../api/clients'
import { describeFailure } from '../api/problem'
import { useLanguage, useT } from '../i18n'
import { layerTitle } from '../../shared/map/catalogue'
import { runJob } from '../state/jobs'
import { useView } from '../state/view'

type Format = (typeof exportFormats)[number]

/** A shapefile is several files: it is written as one archive. */
const EXTENSIONS: Readonly<Record<Format, string>> = { gpkg: 'gpkg', shp: 'zip', geojson: 'geojson', kml: 'kml', xlsx: 'xlsx', csv: 'csv' }

export function ExportButton({ kind }: { readonly kind: KindId }) {
  const t = useT()
  const exportLayer = useExport(kind)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: exportFormats.map((format) => ({ key: format, label: t(layerMessages.exportAs[format]) })),
        onClick: ({ key }) => void exportLayer(key as Format),
      }}
    >
      <Button icon={<Download size={14} />} aria-label={t(layerMessages.export)} title={t(layerMessages.export)} />
    </Dropdown>
  )
}

function useExport(kind: KindId): (format: Format) => Promise<void> {
  const { notification } = App.useApp()
  const t = useT()
  const language = useLanguage()
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  return async (format) => {
    const name = t(layerTitle(kind))
    const path = await system.chooseExportFile({ suggestedName: `${name}.${EXTENSIONS[format]}`, extension: EXTENSIONS[format] })
    if (path === null) return
    try {
      const written = await runJob(layerMessages.exporting, { layer: name }, (signal) =>
        service.workspace.export({ layer: kind, format, path, vintage: vintages[kind], language }, { signal }),
      )
      if (written === null) return
      const shortened = written.shortenedTexts === 0 ? '' : t(layerMessages.shortened, { count: written.shortenedTexts })
      notification.success({
        title: t(layerMessages.exported, { count: written.features }),
        description: [written.file, shortened].filter((text) => text !== '').join('\n'),
        placement: 'bottomRight',
        actions: (
          <Button size="small" onClick={() => void system.showInFolder({ path: written.file })}>
            {t(windowMessages.showInFolder)}
          </Button>
        ),
      })
    } catch (error) {
      notification.error({ title: t(layerMessages.exportFailed), description: describeFailure(error, language), placement: 'bottomRight' })
    }
  }
}
