/** Another base map in place of the bundled one: a file of tiles, or 天地图 with the bureau's own key. */
import { App, Button, Input, Popover, Segmented, Space } from 'antd'
import { Settings2 } from 'lucide-react'
import { useState } from 'react'
import type { BasemapDescription } from '../../../shared/domain/basemap'
import { basemapMessages } from '../../../shared/messages/basemap'
import { system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { changeBasemap, useBasemapDescription } from '../../state/basemap'

const ICON_SIZE = 14

type TiandituMap = Extract<BasemapDescription, { kind: 'wmts' }>['map']

export function BasemapChoice() {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    // The row around it shows and hides the layer when it is clicked.
    <span onClick={(event) => event.stopPropagation()} role="presentation">
      <Popover trigger="click" placement="rightBottom" open={open} onOpenChange={setOpen} content={<Choices onDone={() => setOpen(false)} />}>
        <Button type="text" size="small" icon={<Settings2 size={ICON_SIZE} />} aria-label={t(basemapMessages.choose)} title={t(basemapMessages.choose)} />
      </Popover>
    </span>
  )
}

function Choices({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const current = useBasemapDescription()
  const [map, setMap] = useState<TiandituMap>(current.kind === 'wmts' ? current.map : 'vec')
  const [key, setKey] = useState(current.kind === 'wmts' ? current.key : '')

  const use = async (description: BasemapDescription | null) => {
    if (description === null) return
    await changeBasemap(description)
    onDone()
  }
  const attempt = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => void message.error(describeFailure(error, language)))
  }
  const isFile = current.kind === 'pmtiles' || current.kind === 'mbtiles'
  return (
    <div className="basemap-choices">
      <Choice title={t(basemapMessages.bundled)} chosen={current.kind === 'bundled'}>
        <Button size="small" disabled={current.kind === 'bundled'} onClick={attempt(() => use({ kind: 'bundled' }))}>
          {t(basemapMessages.apply)}
        </Button>
      </Choice>
      <Choice title={isFile ? current.path : t(basemapMessages.ownFile)} chosen={isFile}>
        <Button size="small" onClick={attempt(async () => use(await system.chooseBasemapFile()))}>
          {t(basemapMessages.chooseFile)}
        </Button>
      </Choice>
      <Choice title={t(basemapMessages.tianditu)} chosen={current.kind === 'wmts'}>
        <Space.Compact size="small">
          <Segmented
            size="small"
            value={map}
            onChange={setMap}
            options={[
              { value: 'vec', label: t(basemapMessages.tiandituVector) },
              { value: 'img', label: t(basemapMessages.tiandituImagery) },
              { value: 'ter', label: t(basemapMessages.tiandituTerrain) },
            ]}
          />
          <Input value={key} onChange={({ target }) => setKey(target.value.trim())} placeholder={t(basemapMessages.tiandituKey)} aria-label={t(basemapMessages.tiandituKey)} />
          <Button disabled={!/^[0-9A-Za-z]+$/.test(key)} onClick={attempt(() => use({ kind: 'wmts', map, key }))}>
            {t(basemapMessages.apply)}
          </Button>
        </Space.Compact>
      </Choice>
    </div>
  )
}

function Choice({ title, chosen, children }: { readonly title: string; readonly chosen: boolean; readonly children: React.ReactNode }) {
  return (
    <div className="basemap-choice" aria-current={chosen}>
      <div className={chosen ? 'basemap-choice-title chosen' : 'basemap-choice-title'}>{title}</div>
      {children}
    </div>
  )
}
