/** What ledgers call the things of each import target, beside its title: headings repeat it (排污口名称, 企业地址). */
import type { ImportTarget } from '../../../shared/domain/import'

export const targetNames: Readonly<Record<ImportTarget, readonly string[]>> = {
  outfall: ['排污口', '入河排污口', '入海排污口', '入河（海）排污口', '排口', 'outfall'],
  station: ['监测站', '站点', '水站', '自动站', '测站', '水质自动站', 'station'],
  section: ['断面', '监测断面', '考核断面', 'section'],
  ecologicalRedLine: ['生态保护红线', '红线', '红线区', '红线区域', '保护地'],
  ecologicalControlZone: ['生态空间管控区域', '管控区域', '管控区', '生态空间管控区', '生态空间'],
  ecologicalBuffer: ['生态安全缓冲区', '缓冲区', '缓冲带', '项目'],
  bay: ['海湾', '湾区', '滩', 'bay'],
  waterSource: ['饮用水水源地', '水源地', '水源', '保护区', '饮用水水源保护区'],
  project: ['项目', '建设项目', '地块', '工程', 'project'],
  enterprise: ['企业', '单位', '公司', 'enterprise', 'company'],
  district: ['属地', '行政区', '县', '区县', '政区', 'district', 'county'],
  controlUnit: ['管控单元', '环境管控单元', '生态环境管控单元', '单元'],
  catchment: ['汇水区', '汇水范围', 'catchment'],
  waterway: ['河道', '河流', '水系', 'river'],
  shoreline: ['岸线', 'shoreline'],
  patch: ['图斑', '疑似问题图斑', '问题图斑'],
  contaminatedPlot: ['地块', '污染地块', 'plot'],
  reference: [],
  reading: [],
  task: ['任务', '整改任务', '问题', '整改问题', 'task'],
}
