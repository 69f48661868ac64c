/** Messages of the conflict check. */
import type { Message } from '../translate'

export type CheckErrorParams = {
  'check.unknownRule': { rule: string }
  'check.unknownPlace': { path: string; candidates: string }
  'check.noVersions': { layer: string }
  'check.noVersion': { layer: string; vintage: string; versions: string }
  'check.notAPlane': { crs: string }
  'check.noLastCheck': Record<string, never>
  'check.unknownFinding': { finding: number }
  'check.badRule': { rule: string; field: string; problem: string }
  'check.cannotReadRules': { path: string }
}

export const checkErrorMessages: Record<keyof CheckErrorParams, Message> = {
  'check.unknownRule': {
    zh: '没有编号为 {rule} 的比对规则。请核对 --rules，或查看规则清单。',
    en: 'There is no rule {rule}. Check --rules against the list of rules.',
  },
  'check.unknownPlace': {
    zh: '文件没有说明坐标系，数值也不足以判定，没有比对：{path}。可能是：{candidates}。请指定坐标系（命令行用 --crs EPSG:编号），或先导入以在图上核对。',
    en: 'The file does not state its coordinate system and its numbers leave a doubt, so nothing was checked: {path}. It may be: {candidates}. Name the system (--crs EPSG:n on the command line), or import the file to see the candidates on the map.',
  },
  'check.noVersions': {
    zh: '图层“{layer}”不分版本或没有面积，无法比较。可比较的有生态保护红线、生态空间管控区域、水源地、属地、管控单元。',
    en: 'Layer “{layer}” has no versions of areas to compare. Red lines, control zones, water sources, districts and control units have.',
  },
  'check.noVersion': {
    zh: '图层“{layer}”没有 {vintage} 版本；已有版本：{versions}。',
    en: 'Layer “{layer}” has no version {vintage}; it has: {versions}.',
  },
  'check.notAPlane': {
    zh: '{crs} 不是程序收录的投影坐标系，不能计算平面面积。请用高斯-克吕格投影带，例如 EPSG:4549。',
    en: '{crs} is no projected system that the program knows, so no planar areas were computed. Name a Gauss-Krüger zone, such as EPSG:4549.',
  },
  'check.unknownFinding': {
    zh: '比对结果中没有第 {finding} 条，可能已重新比对。请刷新结果。',
    en: 'The last check has no finding {finding}: it may have been run again. Refresh the results.',
  },
  'check.badRule': {
    zh: '规则 {rule} 的“{field}”有误：{problem}。没有作任何更改。',
    en: 'Rule {rule} is wrong at “{field}”: {problem}. Nothing was changed.',
  },
  'check.cannotReadRules': {
    zh: '无法读取规则文件：{path}。请检查文件是否存在、是否可读。',
    en: 'The file of rules cannot be read: {path}. Check that it exists and may be read.',
  },
  'check.noLastCheck': {
    zh: '还没有比对结果。请先进行空间比对。',
    en: 'Nothing has been checked yet. Run the check first.',
  },
}
