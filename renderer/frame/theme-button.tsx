/** Light, dark, or as the system. */
import { Button, Dropdown } from 'antd'
import { Monitor, Moon, Sun } from 'lucide-react'
import type { ThemeChoice } from '../../shared/contract/system'
import { windowMessages } from '../../shared/messages/window'
import { system } from '../api/clients'
import { useT } from '../i18n'
import { useThemeName, useThemeStore } from '../theme'

const ICON_SIZE = 15

export function ThemeButton() {
  const t = useT()
  const { choice, setChoice } = useThemeStore()
  const name = useThemeName()
  const choose = (theme: ThemeChoice) => {
    setChoice(theme)
    void system.setTheme({ theme })
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        onClick: ({ key }) => choose(key as ThemeChoice),
        items: [
          { key: 'light', label: t(windowMessages.themeLight), icon: <Sun size={ICON_SIZE} /> },
          { key: 'dark', label: t(windowMessages.themeDark), icon: <Moon size={ICON_SIZE} /> },
          { key: 'system', label: t(windowMessages.themeSystem), icon: <Monitor size={ICON_SIZE} /> },
        ],
      }}
    >
      <Button
        type="text"
        aria-label={t(windowMessages.theme)}
        title={t(windowMessages.theme)}
        icon={name === 'dark' ? <Moon size={ICON_SIZE} /> : <Sun size={ICON_SIZE} />}
      />
    </Dropdown>
  )
}
