/**
 * The window: top bar, rail, one left panel, map with a drawer below, inspector, status bar.
 *
 * Folded panels keep their place in the splitter with size 0, so that the map is never taken down.
 */
import { Splitter } from 'antd'
import { useEffect } from 'react'
import { windowMessages } from '../../shared/messages/window'
import { useKeyboard } from './use-keyboard'
import { BriefingPreview } from '../features/briefing/briefing-preview'
import { DropOverlay } from '../features/import/drop-overlay'
import { LetterSheet } from '../features/letters/letter-sheet'
import { DesktopMap } from '../features/map/desktop-map'
import { PastBanner } from '../features/tasks/past-banner'
import { useT } from '../i18n'
import { useSelection } from '../state/selection'
import { useWorkspace } from '../state/use-workspace'
import { useView } from '../state/view'
import { Drawer } from './drawer'
import { Inspector } from './inspector'
import { drawerPlaces, panelPlaces } from './places'
import { Rail } from './rail'
import { Shortcuts } from './shortcuts'
import { SidePanel } from './side-panel'
import { StatusBar } from './status-bar'
import { TopBar } from './top-bar'
import { useServiceNotices } from './use-service-notices'

/** The window is known by its workspace in the system's task bar. */
function useWindowTitle(): void {
  const t = useT()
  const title = useWorkspace()?.title
  useEffect(() => {
    document.title = title === undefined ? t(windowMessages.product) : `${title} · ${t(windowMessages.product)}`
  }, [title, t])
}

export function Frame() {
  useKeyboard()
  useServiceNotices()
  useWindowTitle()
  const panels = useView((state) => state.panels)
  const setPanels = useView((state) => state.setPanels)
  const inspecting = useSelection((state) => state.selection !== null)
  const leftOpen = panelPlaces.some((place) => place.id === panels.left)
  const drawerOpen = drawerPlaces.some((place) => place.id === panels.drawer)

  return (
    <div className="frame">
      <TopBar />
      <div className="frame-body">
        <Rail />
        <Splitter
          lazy
          onResizeEnd={([left = 0, , right = 0]) =>
            setPanels({ ...(leftOpen ? { leftWidth: left } : {}), ...(inspecting ? { inspectorWidth: right } : {}) })
          }
        >
          <Splitter.Panel size={leftOpen ? panels.leftWidth : 0} min={leftOpen ? 240 : 0} max={640} resizable={leftOpen}>
            {leftOpen && <SidePanel />}
          </Splitter.Panel>
          <Splitter.Panel min={320}>
            <Splitter lazy orientation="vertical" onResizeEnd={([, height = 0]) => drawerOpen && setPanels({ drawerHeight: height })}>
              <Splitter.Panel min={160}>
                <div className="map-stage">
                  <DesktopMap />
                  <PastBanner />
                  <BriefingPreview />
                  <LetterSheet />
                </div>
              </Splitter.Panel>
              <Splitter.Panel size={drawerOpen ? panels.drawerHeight : 0} min={drawerOpen ? 120 : 0} resizable={drawerOpen}>
                {drawerOpen && <Drawer />}
              </Splitter.Panel>
            </Splitter>
          </Splitter.Panel>
          <Splitter.Panel size={inspecting ? panels.inspectorWidth : 0} min={inspecting ? 280 : 0} max={720} resizable={inspecting}>
            {inspecting && <Inspector />}
          </Splitter.Panel>
        </Splitter>
      </div>
      <StatusBar />
      <DropOverlay />
      <Shortcuts />
    </div>
  )
}
