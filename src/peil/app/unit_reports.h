#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/app/answered_study.h"
#include "peil/app/tables_out.h"
#include "peil/app/unit_table.h"
#include "peil/base/result.h"
#include "peil/findings/cross_table.h"
#include "peil/language/texts.h"
#include "peil/model/document.h"
#include "peil/ports/outside.h"
#include "peil/report/unit_trace.h"

namespace peil::app {

/// Reports per unit: a study's folder, its data folder, by which variable, and in which languages.
struct UnitsRequest {
  std::string study, data;
  UnitsOf of;
  std::vector<std::string> languages = language::written();
};

struct UnitPage {
  std::string file;  ///< "unit-017.nl.html", "index.nl.html"
  Document document;
};

/// All pages of one run: in each language the overview and then the units.
struct UnitDocuments {
  AnsweredStudy of;
  findings::CrossTable table;
  std::vector<UnitPage> pages;
  std::string
      csv;  ///< every cell with its key (docs/formats/table.md); labels in the first language
  std::size_t units = 0;
  std::size_t withheld = 0;  ///< of them without an overall mark that may be shown
};

/// Works out one table of all units, so that the gate sees them together, and composes its pages.
/// With the same study, data and program they are the same. What is made only to compare a file
/// with it is not logged as gone out.
///
/// Problems  those of answered_study, unit_table and table_of;
///           "table.nothing" nobody has a level of the variable
/// Throws    OutsideError
/// Contract  peil writes in the languages, of which there is at least one.
Result<UnitDocuments> unit_documents(const UnitsRequest& request, const Outside& outside,
                                     TablesOut::Made purpose = TablesOut::Made::ToGoOut);

/// The request that makes the page again of which `made` tells (report::units_made); whether peil
/// writes in its languages is for the caller to see.
UnitsRequest request_of(const report::UnitsMade& made, const std::string& study,
                        const std::string& data);

/// What was written, and what whoever publishes it has to know.
struct UnitsWritten {
  std::vector<std::string> overviews;  ///< paths
  std::string csv;                     ///< its path
  std::size_t pages = 0, units = 0, withheld = 0;
  std::vector<std::string> unheard;   ///< a sentence per wave with people nobody answered for
  std::vector<std::string> refusals;  ///< sentences of figures that could not be computed
  /// Paths of pages of an earlier run that this one has no page for, which tell of its units.
  std::vector<std::string> left_over{};
};

/// Writes the pages and units.csv to a folder, which is made where it is not there. Nothing is
/// written before everything was composed.
///
/// Problems, throws, contract  as unit_documents; there is a writer of documents.
Result<UnitsWritten> write_unit_reports(const UnitsRequest& request, const std::string& folder,
                                        const Outside& outside);

}  // namespace peil::app
