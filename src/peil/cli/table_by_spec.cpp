#include "peil/cli/table_by_spec.h"

#include <ostream>

#include "peil/app/make_table.h"
#include "peil/app/table_file.h"
#include "peil/base/text.h"
#include "peil/language/texts.h"
#include "peil/report/told_table.h"

namespace peil::cli {
namespace {

int wrong(Streams streams, const std::string& what) {
  streams.err << what << "\nSee peil tables --help.\n";
  return WrongUse;
}

}  // namespace

int run_table_by_spec(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string format = arguments.text("--format", arguments.has("--json") ? "json" : "csv"),
                    out = arguments.text("--out"),
                    language = arguments.text("--language", language::written().front());
  const auto kind = app::table_format(format);
  if (!kind) return wrong(streams, "--format is csv, json or xlsx, not '" + format + "'.");
  if (format == "xlsx" && out.empty())
    return wrong(streams, "A spreadsheet goes to a file: --out table.xlsx.");
  if (!language::is_written(language))
    return wrong(streams, "--language is one of " + join(language::written(), ", ") + ".");
  for (const char* alone : {"--key", "--wave"}) {
    if (arguments.has(alone))
      return wrong(streams, std::string(alone) + " does not go with --spec, which says it all.");
  }
  app::TableRequest request{arguments.text("STUDY"), "", arguments.text("--spec")};
  request.data = arguments.text("--data", request.study + "/data");
  const auto made = app::make_table(request, outside);
  if (!made.ok()) return print(made.problems(), streams.err), ProblemsInInput;
  const app::TableMade& table = made.value();
  for (const std::string& words : table.of.unheard()) streams.err << words << '\n';
  for (const std::string& words : table.table.refusals) streams.err << words << '\n';
  const report::Material material(table.of.study, table.of.waves);
  const report::Pen told(material, std::string(language::of_messages()));
  for (const std::string& words : report::filter_remarks(told, table.table))
    streams.err << words << '\n';
  report::Pen pen(material, language);
  const std::string bytes = app::table_file(*kind, pen, table.table, outside.workbooks);
  if (out.empty()) {
    streams.out << bytes;
  } else {
    outside.files.write(out, bytes);
    streams.out << "Written: " << out << '\n';
  }
  return Done;
}

}  // namespace peil::cli
