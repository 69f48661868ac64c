"""QGIS's Atlas on a workspace: one A4 page a section with map, legend, scale bar, title and facts, as one PDF.

Arguments: workspace, coast (GeoJSON), PDF to write, number of pages. Prints seconds as JSON: start of the program, loading, export.
"""
import json
import os
import sys
import time

started = time.time()
os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')
from qgis.core import (  # noqa: E402
    QgsApplication, QgsCoordinateReferenceSystem, QgsLayoutExporter, QgsLayoutFrame, QgsLayoutItemAttributeTable, QgsLayoutItemLabel, QgsLayoutItemLegend,
    QgsLayoutItemMap, QgsLayoutItemPage, QgsPalLayerSettings, QgsVectorLayerSimpleLabeling,
    QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize, QgsPrintLayout, QgsProject, QgsRectangle, QgsUnitTypes, QgsVectorLayer,
)

workspace, coast, out, pages = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
application = QgsApplication([], False)
application.initQgis()
begun = time.time()
project = QgsProject.instance()
project.setCrs(QgsCoordinateReferenceSystem('EPSG:4549'))
tables = ['district', 'waterway', 'outfall', 'station', 'section']
layers = [QgsVectorLayer(coast, 'coast', 'ogr')] + [QgsVectorLayer(f'{workspace}|layername={table}', table, 'ogr') for table in tables]
for layer in layers:
    assert layer.isValid(), layer.name()
    project.addMapLayer(layer)
    if layer.name() in ('district', 'waterway', 'section'):
        labels = QgsPalLayerSettings()
        labels.fieldName = 'name'
        layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
        layer.setLabelsEnabled(True)
sections = layers[-1]
sections.setSubsetString(f'fid in (select fid from section order by code limit {pages})')
layout = QgsPrintLayout(project)
layout.initializeDefaults()
page = layout.pageCollection().page(0)
page.setPageSize('A4', QgsLayoutItemPage.Portrait)


def place(item, x, y, width, height):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, QgsUnitTypes.LayoutMillimeters))
    item.attemptResize(QgsLayoutSize(width, height, QgsUnitTypes.LayoutMillimeters))
    return item


view = QgsLayoutItemMap(layout)
view.setLayers(list(reversed(layers)))
place(view, 14, 50, 182, 130)
view.setExtent(QgsRectangle(575000, 3540000, 584100, 3546500))
view.setFrameEnabled(True)
view.setAtlasDriven(True)
view.setAtlasScalingMode(QgsLayoutItemMap.Fixed)
view.setScale(50000)
city = QgsLayoutItemMap(layout)
city.setLayers([layer for layer in reversed(layers) if layer.name() in ('coast', 'district', 'waterway')])
place(city, 160, 52, 34, 25)
city.setExtent(QgsRectangle(520000, 3500000, 690000, 3640000))
city.overview().setLinkedMap(view)
legend = QgsLayoutItemLegend(layout)
legend.setLinkedMap(view)
place(legend, 14, 190, 80, 60)
bar = QgsLayoutItemScaleBar(layout)
bar.setLinkedMap(view)
bar.setStyle('Single Box')
bar.setUnits(QgsUnitTypes.DistanceKilometers)
bar.setUnitsPerSegment(1)
place(bar, 120, 190, 60, 12)
title = QgsLayoutItemLabel(layout)
title.setText('[% "name" %]')
place(title, 14, 18, 120, 10)
facts = QgsLayoutItemLabel(layout)
facts.setText('[% "water_body" %] [% "district" %] [% "target_class" %]')
place(facts, 14, 32, 180, 10)
readings = QgsVectorLayer(f'{workspace}|layername=reading', 'reading', 'ogr')
project.addMapLayer(readings, False)
table = QgsLayoutItemAttributeTable.create(layout)
table.setVectorLayer(readings)
table.setMaximumNumberOfFeatures(12)
table.setFilterFeatures(True)
table.setFeatureFilter('"section_id" = @atlas_featureid')
layout.addMultiFrame(table)
frame = QgsLayoutFrame(layout, table)
frame.attemptMove(QgsLayoutPoint(100, 210, QgsUnitTypes.LayoutMillimeters))
frame.attemptResize(QgsLayoutSize(96, 70, QgsUnitTypes.LayoutMillimeters))
table.addFrame(frame)
atlas = layout.atlas()
atlas.setCoverageLayer(sections)
atlas.setEnabled(True)
settings = QgsLayoutExporter.PdfExportSettings()
settings.dpi = 300
ready = time.time()
result, message = QgsLayoutExporter.exportToPdf(atlas, out, settings)
assert result == QgsLayoutExporter.Success, message
print(json.dumps({'start': begun - started, 'load': ready - begun, 'export': time.time() - ready, 'pages': atlas.count(), 'bytes': os.path.getsize(out)}))
os._exit(0)
