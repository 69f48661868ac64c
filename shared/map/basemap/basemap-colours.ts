/** Colours of the base map on the light and the dark window: quiet, so that the themes stand out. */
import type { BasemapTheme } from '../../domain/basemap'

export type BasemapColours = {
  /** Beyond the extent of the base map. */
  readonly outside: string
  readonly land: string
  /** Sea, rivers and lakes alike: a second blue would draw a line across the Yangtze's mouth. */
  readonly water: string
  readonly waterway: string
  readonly schematicWaterway: string
  readonly placeText: string
  readonly waterText: string
  readonly waterwayText: string
  /** Around place and waterway names. */
  readonly landHalo: string
  readonly placeDot: string
}

/** Texts have a contrast of 4.5:1 or more against what they lie on. */
export const BASEMAP_COLOURS: Readonly<Record<BasemapTheme, BasemapColours>> = {
  light: {
    outside: '#E7E5E0',
    land: '#F4F2EC',
    water: '#D3E5F0',
    waterway: '#A9CADF',
    schematicWaterway: '#93BBD4',
    placeText: '#5B6368',
    waterText: '#416983',
    waterwayText: '#4A7089',
    landHalo: '#F8F7F3',
    placeDot: '#8A9297',
  },
  dark: {
    outside: '#121618',
    land: '#22282B',
    water: '#15222C',
    waterway: '#2F4D60',
    schematicWaterway: '#3B5F75',
    placeText: '#A3AEB3',
    waterText: '#7FA3BA',
    waterwayText: '#83A6BC',
    landHalo: '#1B2023',
    placeDot: '#6C777C',
  },
}
