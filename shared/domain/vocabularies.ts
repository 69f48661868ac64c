/**
 * Coded values of the trade: every code that a column may hold, with its titles.
 *
 * Codes never change; titles are what screens and documents show. Sources: fact sheet of the field (HJ 1312-2023 classes of
 * outfalls, 国办函〔2022〕17号 dispositions, GB 3838-2002 classes, 督察整改 states). Lists that no official text confirms are
 * proposals and marked so in the data that uses them.
 */
import type { Message } from '../messages/translate'

const entry = (zh: string, en: string): Message => ({ zh, en })

export const vocabularies = {
  outfallReceiving: { river: entry('入河', 'river'), sea: entry('入海', 'sea') },
  /** HJ 1312-2023, first level. */
  outfallClass: {
    industrial: entry('工业排污口', 'industrial'),
    townWorks: entry('城镇污水处理厂排污口', 'town sewage works'),
    farming: entry('农业排口', 'farming'),
    other: entry('其他排口', 'other'),
  },
  /** HJ 1312-2023, second level; the last two are not confirmed by a text that could be opened. */
  outfallSubclass: {
    enterprise: entry('工矿企业排污口', 'industrial or mining enterprise'),
    enterpriseStormwater: entry('工矿企业雨洪排口', 'enterprise stormwater'),
    parkWorks: entry('园区污水处理厂排污口', 'industrial park sewage works'),
    parkStormwater: entry('园区污水处理厂雨洪排口', 'industrial park stormwater'),
    townWorks: entry('城镇污水处理厂排污口', 'town sewage works'),
    livestock: entry('规模化畜禽养殖排口', 'large livestock farm'),
    aquaculture: entry('规模化水产养殖排口', 'large aquaculture farm'),
    irrigation: entry('大中型灌区排口', 'irrigation district'),
    port: entry('港口码头排口', 'port'),
    smallFarming: entry('规模以下养殖排口', 'small farm'),
    villageWorks: entry('农村污水处理设施排口', 'village sewage works'),
    villageSewage: entry('农村生活污水散排口', 'scattered village sewage'),
    townSewage: entry('城镇生活污水散排口', 'scattered town sewage'),
    townStormwater: entry('城镇雨洪排口', 'town stormwater'),
  },
  /** 查、测、溯、治 and after. */
  outfallStage: {
    suspected: entry('疑似', 'suspected'),
    confirmed: entry('认定', 'confirmed'),
    monitored: entry('监测', 'monitored'),
    traced: entry('溯源', 'traced'),
    planned: entry('一口一策', 'plan made'),
    rectifying: entry('整治', 'rectifying'),
    closed: entry('验收销号', 'closed'),
    supervised: entry('日常监管', 'regular supervision'),
  },
  /** 国办函〔2022〕17号. */
  outfallDisposition: {
    ban: entry('依法取缔', 'ban'),
    merge: entry('清理合并', 'merge'),
    regulate: entry('规范整治', 'regulate'),
  },
  outfallPermission: { approval: entry('审批', 'approval'), registration: entry('登记', 'registration') },
  stationType: {
    standard: entry('标准自动站', 'standard automatic station'),
    micro: entry('微型自动站', 'micro station'),
    manual: entry('手工监测点', 'manual sampling point'),
    sea: entry('海水监测点', 'sea-water point'),
  },
  /** Nested in ratios: provincial counts national sections too, city counts both. */
  controlLevel: { national: entry('国考', 'national'), provincial: entry('省考', 'provincial'), city: entry('市考', 'city') },
  waterType: { river: entry('河流', 'river'), lake: entry('湖库', 'lake or reservoir') },
  /** GB 3838-2002; 6 is worse than class V. */
  waterClass: {
    1: entry('Ⅰ类', 'class I'),
    2: entry('Ⅱ类', 'class II'),
    3: entry('Ⅲ类', 'class III'),
    4: entry('Ⅳ类', 'class IV'),
    5: entry('Ⅴ类', 'class V'),
    6: entry('劣Ⅴ类', 'worse than V'),
  },
  /** Categories of ecological space, Jiangsu. */
  ecologicalCategory: {
    natureReserve: entry('自然保护区', 'nature reserve'),
    scenicArea: entry('风景名胜区', 'scenic area'),
    forestPark: entry('森林公园', 'forest park'),
    geologicalHeritage: entry('地质遗迹保护区', 'geological heritage'),
    wetlandPark: entry('湿地公园', 'wetland park'),
    waterSourceProtection: entry('饮用水水源保护区', 'drinking-water source protection'),
    marineReserve: entry('海洋特别保护区', 'special marine reserve'),
    floodStorage: entry('洪水调蓄区', 'flood storage'),
    waterConservation: entry('重要水源涵养区', 'water conservation'),
    fishery: entry('重要渔业水域', 'important fishery water'),
    wetland: entry('重要湿地', 'important wetland'),
    clearWaterCorridor: entry('清水通道维护区', 'clear-water corridor'),
    ecologicalForest: entry('生态公益林', 'public-benefit forest'),
    taihu: entry('太湖重要保护区', 'Taihu protection'),
    speciesProtection: entry('特殊物种保护区', 'species protection'),
  },
  redLinePart: { core: entry('核心保护区', 'core'), general: entry('一般控制区', 'outside core') },
  /** No official list was found: proposal, editable. */
  bufferType: {
    purification: entry('生态净化型', 'purification'),
    conservation: entry('生态涵养型', 'conservation'),
    restoration: entry('生态修复型', 'restoration'),
    protection: entry('生态保护型', 'protection'),
    riparian: entry('河湖生态缓冲带', 'riparian buffer'),
  },
  bufferStage: {
    planned: entry('计划', 'planned'),
    building: entry('建设中', 'under construction'),
    completed: entry('建成', 'completed'),
    accepted: entry('验收', 'accepted'),
  },
  /** 湾（滩）长制 and 一滩一策. */
  bayStage: {
    assigned: entry('明确湾（滩）长', 'chief named'),
    planned: entry('一滩一策', 'policy made'),
    implementing: entry('组织实施', 'under way'),
    evaluated: entry('考核评价', 'evaluated'),
  },
  protectionLevel: {
    first: entry('一级保护区', 'first-class protection zone'),
    second: entry('二级保护区', 'second-class protection zone'),
    quasi: entry('准保护区', 'quasi-protection zone'),
  },
  waterSourceUse: { inUse: entry('在用', 'in use'), reserve: entry('备用', 'reserve') },
  activity: {
    newChemical: entry('新建化工', 'new chemical project'),
    expandedChemical: entry('扩建化工', 'expanded chemical project'),
    existingChemical: entry('现有化工', 'existing chemical plant'),
    tailings: entry('尾矿库', 'tailings pond'),
    industry: entry('工业', 'industry'),
    linearInfrastructure: entry('线性基础设施', 'linear infrastructure'),
    port: entry('港口码头', 'port'),
    reclamation: entry('填海围海', 'reclamation'),
    housing: entry('城镇建设', 'urban development'),
    farming: entry('农业设施', 'farming facility'),
    solidWaste: entry('固体废物处置', 'solid-waste facility'),
    tourism: entry('旅游设施', 'tourism'),
    restoration: entry('生态修复', 'ecological restoration'),
    other: entry('其他', 'other'),
  },
  projectStatus: {
    proposed: entry('拟建', 'proposed'),
    building: entry('在建', 'under construction'),
    existing: entry('已建', 'existing'),
  },
  districtType: { county: entry('县（市、区）', 'county'), zone: entry('功能区', 'functional zone') },
  /** 生态环境分区管控. */
  controlUnitClass: {
    priority: entry('优先保护单元', 'priority protection'),
    key: entry('重点管控单元', 'key control'),
    general: entry('一般管控单元', 'general control'),
  },
  waterwayLevel: {
    trunk: entry('骨干河道', 'trunk river'),
    city: entry('市级河道', 'city river'),
    county: entry('县级河道', 'county river'),
  },
  shorelineType: {
    yangtzeMain: entry('长江干流岸线', 'Yangtze main stem'),
    yangtzeTributary: entry('长江支流岸线', 'Yangtze tributary'),
    tongyu: entry('通榆河岸线', 'Tongyu canal'),
    grandCanal: entry('大运河岸线', 'Grand Canal'),
    sea: entry('海岸线', 'sea coast'),
  },
  patchVerdict: {
    pending: entry('待核查', 'pending'),
    confirmed: entry('属实', 'confirmed'),
    dismissed: entry('排除', 'dismissed'),
  },
  plotStatus: {
    suspected: entry('疑似污染地块', 'suspected'),
    contaminated: entry('污染地块', 'contaminated'),
    remediating: entry('治理修复中', 'under remediation'),
    remediated: entry('已修复', 'remediated'),
  },
  taskSource: {
    centralInspection: entry('中央督察', 'central inspection'),
    provincialInspection: entry('省督察', 'provincial inspection'),
    warningFilm: entry('警示片', 'warning film'),
    petition: entry('信访', 'petition'),
    patrol: entry('巡查', 'patrol'),
    alert: entry('预警', 'alert'),
    conflictCheck: entry('空间比对', 'conflict check'),
  },
  taskState: {
    assigned: entry('交办', 'assigned'),
    received: entry('签收', 'received'),
    planned: entry('方案', 'planned'),
    rectifying: entry('整改中', 'rectifying'),
    completed: entry('完成整改', 'rectification completed'),
    acceptanceRequested: entry('申请验收', 'acceptance requested'),
    inspected: entry('现场核查', 'inspected on site'),
    published: entry('公示', 'published'),
    closed: entry('验收销号', 'closed'),
    lookBack: entry('回头看', 'look-back'),
    reopened: entry('反弹', 'reopened'),
  },
  deadlineType: {
    date: entry('限期', 'date'),
    immediate: entry('立行立改', 'immediate'),
    longTerm: entry('长期坚持', 'long term'),
  },
  /** 时限预警. */
  taskColour: { green: entry('绿', 'green'), yellow: entry('黄', 'yellow'), red: entry('红', 'red') },
  taskCategory: {
    water: entry('水', 'water'),
    sea: entry('海洋', 'sea'),
    air: entry('大气', 'air'),
    soil: entry('土壤', 'soil'),
    solidWaste: entry('固废', 'solid waste'),
    ecology: entry('生态', 'ecology'),
    infrastructure: entry('基础设施', 'infrastructure'),
    mechanism: entry('机制', 'mechanism'),
  },
  linkRole: {
    subject: entry('问题点位', 'subject of the problem'),
    affected: entry('受影响对象', 'affected'),
    evidence: entry('佐证', 'evidence'),
    source: entry('可能来源', 'likely source'),
  },
  petitionVerdict: {
    verified: entry('属实', 'verified'),
    partly: entry('部分属实', 'partly verified'),
    unfounded: entry('不属实', 'unfounded'),
  },
  petitionOutcome: {
    handling: entry('办理中', 'being handled'),
    stage: entry('阶段性办结', 'closed for now'),
    closed: entry('办结', 'closed'),
  },
  /** What bureaus report beside the state. */
  progressStatus: { onSchedule: entry('达到序时进度', 'on schedule'), behind: entry('未达序时进度', 'behind schedule') },
  alertKind: {
    exceedance: entry('连续超标', 'several times past the target'),
    jump: entry('数值突变', 'jump'),
    silence: entry('数据中断', 'silent station'),
  },
  alertVerdict: {
    real: entry('真实超标', 'real'),
    instrument: entry('仪器故障', 'instrument fault'),
    dataError: entry('数据异常', 'faulty data'),
  },
  /** The sources' four mechanisms. */
  alertMechanism: {
    warning: entry('预警交办', 'warning and assignment'),
    tracing: entry('溯源治理', 'tracing and treatment'),
    supervision: entry('跟踪督查', 'follow-up inspection'),
    feedback: entry('通报反馈', 'notification and feedback'),
  },
  /** What a document is for: evidence of a step, a photo before or after, a letter. */
  documentRole: {
    order: entry('交办材料', 'order'),
    plan: entry('整改方案', 'plan'),
    report: entry('整改情况报告', 'report on the rectification'),
    acceptance: entry('验收意见', 'acceptance opinion'),
    photoBefore: entry('整改前照片', 'photo before'),
    photoAfter: entry('整改后照片', 'photo after'),
    monitoring: entry('监测报告', 'monitoring report'),
    letter: entry('函单', 'letter'),
    reply: entry('反馈材料', 'reply'),
    other: entry('其他材料', 'other'),
  },
  sampleSource: { manual: entry('手工', 'manual'), automatic: entry('自动', 'automatic') },
} as const satisfies Record<string, Readonly<Record<string | number, Message>>>

export type VocabularyId = keyof typeof vocabularies

/** Codes of one vocabulary. */
export type CodeOf<Id extends VocabularyId> = keyof (typeof vocabularies)[Id]

/** The title of a code, or null where the vocabulary does not know it (then show the code itself). */
export function vocabularyTitle(vocabulary: VocabularyId, code: string | number): Message | null {
  const entries: Readonly<Record<string | number, Message>> = vocabularies[vocabulary]
  return Object.hasOwn(entries, code) ? (entries[code] ?? null) : null
}
