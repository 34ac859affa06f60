#pragma once

#include <string>

#include "peil/model/document.h"
#include "peil/render/office_parts.h"
#include "peil/render/slide_flow.h"

namespace peil::render {

/// The chart of a box as a part of its own, with the workbook behind it; `number` counts the charts
/// of a file from 1. Gives the id by which `slide`, the name of a part, points at it.
std::string add_chart(OfficeParts& parts, const std::string& slide, std::size_t number,
                      const ChartBox& box, const std::string& language);

/// "Title. Description", for those who do not see the chart.
std::string alternative_text(const SlideChart& chart);

/// Lower than this its words would lie over each other.
double least_chart_height(const SlideChart& chart, double width);
/// How high a dot chart is, which has a place for every row.
double dot_chart_height(const DotChart& chart, double width);

}  // namespace peil::render
