/** Switches between Chinese and English; the button names the other language. */
import { Button } from 'antd'
import { windowMessages } from '../../shared/messages/window'
import { system } from '../api/clients'
import { useLanguageStore, useT } from '../i18n'

export function LanguageButton() {
  const t = useT()
  const { language, setLanguage } = useLanguageStore()
  const switchLanguage = () => {
    const other = language === 'zh' ? 'en' : 'zh'
    setLanguage(other)
    void system.setLanguage({ language: other })
  }
  return (
    <Button type="text" onClick={switchLanguage} title={t(windowMessages.languageHint)}>
      {t(windowMessages.language)}
    </Button>
  )
}
