/** Writes a layer to a file in the format that the person chooses; of a legal layer the version that is shown. */
import { Button, Dropdown } from 'antd'
import { Download } from 'lucide-react'
import { exportFormats } from '../../shared/contract/workspace'
import type { KindId } from '../../shared/domain/kinds'
import { layerMessages } from '../../shared/messages/layers'
import { service } from '../api/clients'
import { useLanguage, useT } from '../i18n'
import { layerTitle } from '../../shared/map/catalogue'
import { runJob } from '../state/jobs'
import { useView } from '../state/view'
import { useFileWriting } from './use-file-writing'

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
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  const vintages: Readonly<Record<string, string>> = useView((state) => state.layers.vintage)
  return async (format) => {
    const layer = t(layerTitle(kind))
    await write({
      name: layer,
      extension: EXTENSIONS[format],
      write: (path) => runJob(layerMessages.exporting, { layer }, (signal) => service.workspace.export({ layer: kind, format, path, vintage: vintages[kind], language }, { signal })),
      done: ({ features, shortenedTexts }) => ({
        title: t(layerMessages.exported, { count: features }),
        ...(shortenedTexts === 0 ? {} : { remark: t(layerMessages.shortened, { count: shortenedTexts }) }),
      }),
      failed: t(layerMessages.exportFailed),
    })
  }
}
