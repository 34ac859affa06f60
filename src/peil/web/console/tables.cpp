#include "peil/web/console/tables.h"

#include <algorithm>
#include <utility>

#include "peil/app/table_file.h"
#include "peil/base/text.h"
#include "peil/report/table_workbook.h"
#include "peil/report/told_table.h"
#include "peil/report/views.h"
#include "peil/study/table_spec_file.h"
#include "peil/web/console/sheet_html.h"

namespace peil::web::console {
namespace {

constexpr std::size_t longest_query = 20'000;
constexpr int not_read = 422;
// Each link to an account says the whole table again: more of them than this nobody's browser
// should have to take.
constexpr std::size_t most_bytes_of_links = std::size_t{4} << 20;
constexpr std::size_t bytes_around_a_link = 50;

std::vector<std::string> waves_of(const app::ResultsBook& book) {
  std::vector<std::string> waves;
  for (std::size_t i = 0; i < book.up_to.size(); ++i) {
    if (book.up_to[i]) waves.push_back(book.waves[i].wave);
  }
  return waves;
}

// Without those that are empty, but for the parts of nets, which have their places.
Fields filled(const Fields& fields) {
  const auto is_net = [](const auto& field) { return field.first.starts_with("net_"); };
  const bool nets = std::ranges::any_of(
      fields, [&](const auto& field) { return is_net(field) && !field.second.empty(); });
  Fields all;
  for (const auto& field : fields) {
    if (!field.second.empty() || (nets && is_net(field))) all.push_back(field);
  }
  return all;
}

// A wave of the study that is not shown yet is none to choose from.
void check_waves(const TableSpec& spec, const app::ResultsBook& book, const AddressedTable& table,
                 Problems& problems) {
  const auto waves = waves_of(book);
  for (const auto& [field, wave] : {std::pair("wave", spec.wave), {"before", spec.before}}) {
    if (wave.empty() || std::ranges::find(waves, wave) != waves.end()) continue;
    const auto line = std::ranges::find(table.field_of_line, field);
    const auto number = line == table.field_of_line.end()
                            ? 0
                            : static_cast<std::size_t>(line - table.field_of_line.begin()) + 1;
    problems.push_back({"table.no-answers", "wave " + wave, number, 0,
                        "There are no results of wave " + wave + " yet.", "Name another wave."});
  }
}

bool has_half_of_nested(const Fields& fields) {
  return std::ranges::any_of(fields,
                             [](const auto& field) { return is_half_of_nested(field.first); });
}

Problem half_nested() {
  return {"table.half-nested",    "nest", 0, 0, "A nested row is a question and a variable.",
          "Choose both, or none."};
}

// The nth of each belong together.
bool has_half_net(const Fields& fields) {
  std::vector<std::string> rows, labels;
  for (const auto& [name, value] : fields) {
    if (name == "net_row") rows.push_back(value);
    if (name == "net_label") labels.push_back(value);
  }
  const std::size_t nets = std::max(rows.size(), labels.size());
  rows.resize(nets), labels.resize(nets);
  for (std::size_t n = 0; n < nets; ++n) {
    if (rows[n].empty() != labels[n].empty()) return true;
  }
  return false;
}

// Fields that have to be filled in and are not, in the place of lines that a file lacks.
Problems missing(const Fields& fields) {
  const auto is_empty = [&](std::string_view wanted) {
    return std::ranges::none_of(
        fields, [&](const auto& field) { return field.first == wanted && !field.second.empty(); });
  };
  Problems found;
  if (is_empty("title"))
    found.push_back({"table.no-title", "title", 0, 0, "The table has no title.", "Give it one."});
  if (is_empty("rows"))
    found.push_back({"table.no-rows", "rows", 0, 0, "The table has no rows.", "Choose one."});
  if (has_half_net(fields))
    found.push_back({"table.half-net", "net", 0, 0, "A net takes a row and a label.",
                     "Fill in both, or neither."});
  return found;
}

void tell_missing_fields(const Fields& fields, Problems& problems) {
  const auto is_missing = [](const Problem& one) { return one.code == "key.missing"; };
  const Problems of_form = missing(fields);
  if (of_form.empty() || std::ranges::none_of(problems, is_missing)) return;
  std::erase_if(problems, is_missing);
  problems.insert(problems.begin(), of_form.begin(), of_form.end());
}

std::vector<std::pair<std::string, std::string>> ready_tables(const app::ResultsBook& book) {
  std::vector<std::pair<std::string, std::string>> ready;
  for (const auto& [path, text] : book.specs) {
    const auto fields = fields_of_table(text);
    if (!fields) continue;
    const auto title = std::ranges::find(*fields, "title", [](const auto& f) { return f.first; });
    ready.emplace_back(title == fields->end() ? path : title->second, query_of(*fields));
  }
  return ready;
}

const char* type_of(std::string_view format) {
  if (format == "csv") return "text/csv; charset=utf-8";
  if (format == "json") return "application/json";
  if (format == "toml") return "application/toml; charset=utf-8";
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

std::string address_of_cell(const Words& words, const std::string& query, std::size_t row,
                            std::size_t column) {
  return address(words.language(), "/tables/cells/" + std::to_string(row + 1) + "/" +
                                       std::to_string(column + 1) + "?" + query);
}

bool has_room_for_links(const findings::CrossTable& table, const std::string& query) {
  const std::size_t cells = table.rows.size() * table.columns().size();
  return cells * (query.size() + bytes_around_a_link) <= most_bytes_of_links;
}

// A place as an address has it, counted from 1.
std::optional<std::size_t> place_in_table(const std::string& typed) {
  const auto number = whole_number(typed);
  if (!number || *number < 1) return {};
  return static_cast<std::size_t>(*number) - 1;
}

// The sheet as a table of the page, each figure leading to its account.
Html laid_html(const Words& words, const report::LaidTable& laid, const std::string& query,
               bool linked) {
  Html all;
  for (const Sheet& sheet : laid.book.sheets)
    all += sheet_html(
        sheet, words.language(), words.text("scroll"), [&](std::size_t row, std::size_t cell) {
          const auto of = linked && row < laid.figures.size() ? laid.figures[row] : std::nullopt;
          return of ? address_of_cell(words, query, *of, cell - 1) : std::string();
        });
  return all;
}

}  // namespace

Html table_files(const Words& words, const std::string& query,
                 const std::vector<std::string_view>& formats) {
  Html files;
  for (const std::string_view format : formats) {
    const std::string name(format);
    files += Html::tag("li", {},
                       link(address(words.language(), "/tables/file/" + name + "?" + query),
                            words.html("table.file." + name)));
  }
  return Html::tag("div", {{"class", "downloads"}},
                   Html::tag("h2", {}, words.html("table.files")) + Html::tag("ul", {}, files));
}

Tables::Tables(app::KeptResults& kept, app::OnDemand& on_demand, Look look,
               const WorkbookWriter* workbooks)
    : kept_(kept), on_demand_(on_demand), look_(std::move(look)), workbooks_(workbooks) {}

Tables::Asked Tables::asked(const Book& book, const std::string& query) {
  Asked asked;
  const auto fields = query.size() > longest_query ? std::nullopt : parse_form(query);
  if (!fields) {
    asked.form.problems = {{"table.too-large", "", 0, 0, "This address is too long for a table.",
                            "Choose fewer rows: the name of a matrix stands for all of its rows."}};
    return asked;
  }
  const Fields given = with_nested_rows(*fields);
  asked.form.fields = filled(given);
  if (asked.form.fields.empty()) return asked;
  asked.form.table = addressed_table(given);
  const std::string& text = asked.form.table.text;
  auto spec = study::read_table_spec(text, "", book->study, waves_of(*book).back());
  if (spec.ok())
    check_waves(spec.value(), *book, asked.form.table, asked.form.problems);
  else
    asked.form.problems = spec.problems();
  tell_missing_fields(asked.form.fields, asked.form.problems);
  if (has_half_of_nested(asked.form.fields)) asked.form.problems.push_back(half_nested());
  if (!asked.form.problems.empty()) return asked;
  asked.spec = std::move(spec).value();
  asked.made = on_demand_.table(book, text, *asked.spec);
  if (asked.made && !asked.made->table) asked.form.problems = asked.made->problems;
  return asked;
}

Shown Tables::page(const Words& words, const std::string& query) {
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return *std::move(wait);
  if (waves_of(*book).empty()) return {words.text("table"), paragraph(words.html("results.none"))};
  return shown(words, book, asked(book, query));
}

Shown Tables::shown(const Words& words, const Book& book, Asked asked) const {
  const bool has_table = asked.made && asked.made->table;
  if (asked.spec && !asked.made) return being_made(words, asked.spec->title);
  const auto waves = waves_of(*book);
  const auto wave =
      std::ranges::find(asked.form.fields, "wave", [](const auto& f) { return f.first; });
  const bool known =
      wave != asked.form.fields.end() && std::ranges::find(waves, wave->second) != waves.end();
  const report::Pen pen(*book->whole, words.language());
  const TableChoices choices = table_choices(pen, known ? wave->second : waves.back(), waves);
  Shown shown{words.text("table"), {}};
  if (has_table) {
    shown.title = asked.spec->title;
    shown.main = table(words, *book, *asked.made->table, query_of(asked.form.fields));
  }
  shown.status = asked.form.problems.empty() ? 200 : not_read;
  asked.form.open = !has_table;
  if (!has_table) asked.form.ready = ready_tables(*book);
  shown.main += table_form(words, choices, asked.form);
  return shown;
}

Html Tables::table(const Words& words, const app::ResultsBook& book,
                   const findings::CrossTable& table, const std::string& query) const {
  report::Pen pen(*book.whole, words.language());
  const bool linked = has_room_for_links(table, query);
  Html all;
  for (const std::string& remark : report::filter_remarks(pen, table))
    all += warning(Html::text(remark));
  all += laid_html(words, report::laid_table(pen, table), query, linked);
  if (!linked) all += paragraph(words.html("table.no-accounts"));
  if (!table.refusals.empty()) {
    Html items;
    for (const std::string& refusal : table.refusals)
      items +=
          Html::tag("li", {{"lang", std::string(language::of_messages())}}, Html::text(refusal));
    all += paragraph(words.html("table.refusals")) + Html::tag("ul", {}, items);
  }
  std::vector<std::string_view> formats{"xlsx", "csv", "json", "toml"};
  if (workbooks_ == nullptr) formats.erase(formats.begin());
  return all + table_files(words, query, formats);
}

ShownPage Tables::cell(const Words& words, const std::string& query, const std::string& row,
                       const std::string& column) {
  const auto r = place_in_table(row), c = place_in_table(column);
  if (!r || !c) return {};
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return *std::move(wait);
  if (waves_of(*book).empty()) return {};
  Asked asked = this->asked(book, query);
  if (!asked.made || !asked.made->table) return shown(words, book, std::move(asked));
  report::Pen pen(*book->whole, words.language());
  auto section =
      report::cell_view(pen, *asked.made->table, {*r, *c}, {look_.program, &book->designs});
  if (!section) return {};
  const std::vector<Section> sections{*std::move(section)};
  const std::string table = address(words.language(), "/tables?" + query_of(asked.form.fields));
  return Shown{sections.front().title, paragraph(link(table, Html::text(asked.spec->title))) +
                                           look_.documents.sections(sections, {})};
}

std::variant<std::monostate, TakenAlong, Shown> Tables::file(const Words& words,
                                                             const std::string& query,
                                                             std::string_view format) {
  const auto kind = app::table_format(format);
  const bool is_there =
      format == "toml" || (kind && (kind != app::TableFormat::Xlsx || workbooks_ != nullptr));
  if (!is_there) return {};
  const Book book = kept_.look();
  if (auto wait = waiting(words, book)) return *std::move(wait);
  if (waves_of(*book).empty()) return {};
  Asked asked = this->asked(book, query);
  if (!asked.made || !asked.made->table) return shown(words, book, std::move(asked));
  TakenAlong file{type_of(format), "table." + std::string(format), asked.form.table.text};
  if (kind) {
    report::Pen pen(*book->whole, words.language());
    file.bytes = app::table_file(*kind, pen, *asked.made->table, workbooks_);
  }
  return file;
}

}  // namespace peil::web::console
