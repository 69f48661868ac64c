/** Texts of the base map: credit, legend, choice of another one. */
import type { Message } from './translate'

export const basemapMessages = {
  title: { zh: '底图', en: 'Base map' },
  /** Shown on the map and on every picture of it: asked for by CC BY 4.0 and good manner for the rest. */
  credit: {
    zh: '底图：GSHHG/WDBII（LGPL）、GeoNames（CC BY 4.0）；“示意”河道非测量成果',
    en: 'Base map: GSHHG/WDBII (LGPL), GeoNames (CC BY 4.0); “schematic” waterways are not surveyed',
  },
  tiandituCredit: { zh: '底图：天地图（国家地理信息公共服务平台）', en: 'Base map: Tianditu, national platform for geographic information' },
  /** Follows the name of a schematic waterway on the map. */
  schematicSuffix: { zh: '（示意）', en: ' (schematic)' },
  schematicDetail: {
    zh: '示意河道：按流经城镇手工绘制，仅供定位参考，不得用于量算。',
    en: 'Schematic waterway: drawn by hand through the towns it passes, for orientation only, not for measuring.',
  },
  coastDetail: {
    zh: '岸线据 GSHHG（2017），早于近年围垦，与现状可有数百米至数公里之差；非法定岸线。',
    en: 'The shore is GSHHG’s (2017), older than recent reclamation: hundreds of metres to kilometres from today’s, and not the legal line.',
  },
  water: { zh: '水域', en: 'Water' },
  waterway: { zh: '河道', en: 'Waterway' },
  schematicWaterway: { zh: '河道（示意）', en: 'Waterway (schematic)' },
  place: { zh: '地名', en: 'Place' },
  bundled: { zh: '随程序提供的离线底图', en: 'Offline base map that comes with the program' },
  ownFile: { zh: '本单位底图（PMTiles 或 MBTiles 文件）', en: 'Own base map (PMTiles or MBTiles file)' },
  tianditu: { zh: '天地图（需联网，使用本单位密钥）', en: 'Tianditu (needs a network and your own key)' },
  tiandituVector: { zh: '矢量', en: 'Map' },
  tiandituImagery: { zh: '影像', en: 'Imagery' },
  tiandituTerrain: { zh: '地形', en: 'Terrain' },
  choose: { zh: '更换底图', en: 'Change base map' },
  chooseFile: { zh: '选择文件…', en: 'Choose file…' },
  apply: { zh: '使用', en: 'Use' },
  tiandituKey: { zh: '天地图密钥', en: 'Tianditu key' },
} as const satisfies Record<string, Message>
