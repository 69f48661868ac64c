import { describe, expect, it } from 'vitest'
import { defaultViewState, parseViewState } from '../../../../renderer/state/view-state'

it('starts with the layer panel open and the camera unset', () => {
  expect(defaultViewState.panels.left).toBe('layers')
  expect(defaultViewState.camera).toBeNull()
})

it('comes back as it was kept', () => {
  const kept = {
    ...defaultViewState,
    camera: { center: [121, 32] as [number, number], zoom: 9.5, bearing: -12 },
    layers: { ...defaultViewState.layers, visible: { bay: false }, vintage: { district: '2022-10-01' } },
    month: '2023-09',
  }
  expect(parseViewState(JSON.stringify(kept))).toEqual(kept)
})

describe('what is damaged falls back alone', () => {
  it.each([
    ['nothing kept', null],
    ['no JSON', '{"camera":'],
    ['another thing', '[]'],
    ['a number', '7'],
  ])('%s: defaults', (_, text) => {
    expect(parseViewState(text)).toEqual(defaultViewState)
  })

  it('keeps the camera when panels are damaged', () => {
    const camera = { center: [121, 32], zoom: 9, bearing: 0 }
    expect(parseViewState(JSON.stringify({ camera, panels: { leftWidth: 'wide', left: null } }))).toEqual({
      ...defaultViewState,
      camera,
      panels: { ...defaultViewState.panels, left: null },
    })
  })

  it('drops a camera that no map can take', () => {
    expect(parseViewState(JSON.stringify({ camera: { center: [500, 32], zoom: 9, bearing: 0 } })).camera).toBeNull()
  })

  it('drops a month that is none', () => {
    expect(parseViewState(JSON.stringify({ month: 'October' })).month).toBeNull()
  })
})
