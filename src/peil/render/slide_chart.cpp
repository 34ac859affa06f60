#include "peil/render/slide_chart.h"

#include "peil/render/slide_chart_part.h"
#include "peil/render/slide_xml.h"
#include "peil/render/workbook_writer.h"

namespace peil::render {
namespace {

constexpr const char* chart_type =
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
constexpr const char* shapes_type =
    "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml";
constexpr const char* workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string title_of(const SlideChart& chart) {
  return std::visit([](const auto& c) { return flat(c.title); }, chart);
}

}  // namespace

std::string add_chart(OfficeParts& parts, const std::string& slide, std::size_t number,
                      const ChartBox& box, const std::string& language) {
  const std::string n = std::to_string(number), name = "ppt/charts/chart" + n + ".xml";
  const std::string sheet = "ppt/embeddings/workbook" + n + ".xlsx";
  const std::string shapes = "ppt/drawings/drawing" + n + ".xml";

  pugi::xml_document xml;
  pugi::xml_node space = put_slide_root(xml, "c:chartSpace", "xmlns:c", "drawingml/2006/chart");
  put_val(space, "c:date1904", "0");
  put_val(space, "c:lang", language);
  put_val(space, "c:roundedCorners", "0");
  ChartPart part(box.frame.width, box.frame.height, language);
  part.chart = put(space, "c:chart");
  put_val(part.chart, "c:autoTitleDeleted", "1");
  std::visit([&](const auto& chart) { write_chart(part, chart); }, box.chart);
  put_val(part.chart, "c:plotVisOnly", "1");
  put_val(part.chart, "c:dispBlanksAs", "gap");

  parts.add(sheet, XlsxWriter().write(part.data.workbook(title_of(box.chart))), workbook_type);
  pugi::xml_node data = put(space, "c:externalData",
                            {{"r:id", parts.relate(name, office_relation("package"), sheet)}});
  put_val(data, "c:autoUpdate", "0");
  if (!part.shapes.empty()) {
    parts.add(shapes, part.shapes.xml(), shapes_type);
    put(space, "c:userShapes",
        {{"r:id", parts.relate(name, office_relation("chartUserShapes"), shapes)}});
  }
  parts.add(name, xml, chart_type);
  return parts.relate(slide, office_relation("chart"), name);
}

std::string alternative_text(const SlideChart& chart) {
  return title_of(chart) + ". " +
         std::visit([](const auto& c) { return flat(c.description); }, chart);
}

}  // namespace peil::render
