/** Which base map this computer uses, and where its tiles are read. */
import { useQuery } from '@tanstack/react-query'
import type { BasemapDescription } from '../../shared/domain/basemap'
import { system } from '../api/clients'
import { queryClient } from '../api/query-client'

const KEY = ['system', 'basemap'] as const
const BUNDLED: BasemapDescription = { kind: 'bundled' }

/** The base map in use; the bundled one until the main process has answered. */
export function useBasemapDescription(): BasemapDescription {
  return useQuery({ queryKey: KEY, queryFn: () => system.basemap() }).data ?? BUNDLED
}

/** Take another base map and remember it. */
export async function changeBasemap(description: BasemapDescription): Promise<void> {
  await system.setBasemap(description)
  queryClient.setQueryData(KEY, description)
}

/** Address of the tiles, as `basemapStyleFor` wants it. The path tells one file from another, so that no tile of the old one is kept. */
export function basemapAddress(description: BasemapDescription): string {
  const address = (path: string) => new URL(path, document.baseURI).href
  switch (description.kind) {
    case 'bundled':
      return address('/basemap/nantong.pmtiles')
    case 'pmtiles':
      return `${address('/own-basemap.pmtiles')}?${encodeURIComponent(description.path)}`
    case 'mbtiles':
      return `${address('/own-basemap/')}{z}/{x}/{y}?${encodeURIComponent(description.path)}`
    case 'wmts':
      return ''
  }
}
