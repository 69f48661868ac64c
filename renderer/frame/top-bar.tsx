/** Top bar: workspace and its state, search, what holds for the whole window. */
import { ConfigProvider } from 'antd'
import { WorkspaceMenu } from '../features/workspace/workspace-menu'
import { WorkspaceState } from '../features/workspace/workspace-state'
import { LanguageButton } from './language-button'
import { ThemeButton } from './theme-button'
import { topBarControls } from './places'
import { SearchPlace } from './search-place'

export function TopBar() {
  return (
    <header className="top-bar">
      <ConfigProvider componentSize="small">
        <div className="top-bar-side">
          <WorkspaceMenu />
          <WorkspaceState />
        </div>
        <div className="top-bar-middle"><SearchPlace /></div>
        <div className="top-bar-side top-bar-end">
          {topBarControls.map((Control, index) => (
            <Control key={index} />
          ))}
          <LanguageButton />
          <ThemeButton />
        </div>
      </ConfigProvider>
    </header>
  )
}
