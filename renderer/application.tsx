/** Providers of the whole window, and the switch between the start screen and the desk. */
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useMemo } from 'react'
import { queryClient } from './api/query-client'
import { useSession } from './state/session'
import { StartScreen } from './features/workspace/start-screen'
import { Frame } from './frame/frame'
import { useLanguage } from './i18n'
import { useThemeName } from './theme'
import { themeConfig } from './theme-config'

export function Application() {
  const language = useLanguage()
  const themeName = useThemeName()
  const theme = useMemo(() => themeConfig(themeName), [themeName])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset['theme'] = themeName
  }, [language, themeName])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <App className="application" message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <Desk />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

function Desk() {
  const phase = useSession((state) => state.phase)
  return phase.name === 'open' ? <Frame key={phase.path} /> : <StartScreen phase={phase} />
}
