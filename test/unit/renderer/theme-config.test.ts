/** Texts of the controls stand out from what they lie on by 4.5 : 1 in both themes. */
import { theme } from 'antd'
import { describe, expect, it } from 'vitest'
import { themeConfig } from '../../../renderer/theme-config'
import { contrast, flatten } from '../../support/contrast'

const TEXTS = ['colorText', 'colorTextSecondary', 'colorTextTertiary', 'colorTextDescription', 'colorLink', 'colorWarningText', 'colorErrorText', 'colorSuccessText'] as const
const GROUNDS = ['colorBgContainer', 'colorBgElevated', 'colorBgLayout'] as const

describe.each(['light', 'dark'] as const)('%s', (name) => {
  const token = theme.getDesignToken(themeConfig(name))

  it.each(TEXTS)('%s is readable', (text) => {
    for (const ground of GROUNDS) {
      expect(contrast(flatten(token[text], token[ground]), token[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('the text of main buttons is readable', () => {
    const text = themeConfig(name).components?.Button?.primaryColor ?? token.colorTextLightSolid
    expect(contrast(text, token.colorPrimary)).toBeGreaterThanOrEqual(4.5)
  })

  it('body text is 13 px', () => {
    expect(token.fontSize).toBe(13)
  })
})
