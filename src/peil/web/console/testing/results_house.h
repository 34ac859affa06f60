#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/testing/answered_world.h"
#include "peil/web/console/testing.h"

/// A console that shows results of a small study, and browsers before it.
namespace peil::web::console::testing {

/// Sections as paragraphs of their words and figures.
class PlainDocuments : public DocumentWriter {
 public:
  std::string write(const Document&, DocumentFormat) const override { return {}; }
  Result<std::string> renewed(const Document&, DocumentFormat, std::string_view,
                              const std::string&) const override {
    return std::string();
  }
  Html sections(std::span<const Section> sections, const FigureAddress&) const override {
    Html all;
    for (const Section& section : sections) {
      all += Html::tag("h2", {}, Html::text(section.title));
      for (const Block& block : section.blocks) {
        if (const auto* terms = std::get_if<TermList>(&block)) {
          for (const auto& [term, words] : terms->items)
            all += Html::tag("p", {}, Html::text(flat(term) + ": ") + told(words));
        } else if (const auto* table = std::get_if<PrintedTable>(&block)) {
          for (const PrintedRow& row : table->rows) {
            for (const peil::Words& words : row.cells) all += Html::tag("p", {}, told(words));
          }
        } else if (const auto* list = std::get_if<BulletList>(&block)) {
          for (const peil::Words& words : list->items) all += Html::tag("li", {}, told(words));
        } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
          all += Html::tag("p", {}, told(paragraph->words));
        }
      }
    }
    return all;
  }
  std::vector<std::string> charts(std::span<const Section> sections,
                                  const HouseStyle& house) const override {
    std::vector<std::string> all;
    for (const Section& section : sections) {
      for (const Block& block : section.blocks) {
        if (std::holds_alternative<Panels>(block))
          all.push_back("<svg>" + section.id + house.accent + "</svg>");
      }
    }
    return all;
  }
  std::string picture(const std::string& chart) const override { return "png of " + chart; }
  std::string style(const HouseStyle&) const override { return ""; }

 private:
  static Html told(const peil::Words& words) {
    Html all;
    for (const TextRun& run : words)
      all += run.kind == TextRun::Kind::Figure
                 ? Html::tag("data", {{"data-key", run.number.key}}, Html::text(run.number.text))
                 : Html::text(run.text);
    return all;
  }
};

/// Says a workbook's texts and numbers.
class PlainWorkbooks : public WorkbookWriter {
 public:
  std::string write(const Workbook& workbook) const override {
    std::string all = "workbook";
    for (const Sheet& sheet : workbook.sheets) {
      for (const auto& row : sheet.rows) {
        for (const SheetCell& cell : row)
          all += '\n' + cell.text + (cell.number ? std::to_string(*cell.number) : "");
      }
    }
    return all;
  }
};

struct ResultsHouse {
  /// `writer` draws the pages, else PlainDocuments; it outlives the house.
  explicit ResultsHouse(std::size_t sets_of_an_item = 300, const DocumentWriter* writer = nullptr) {
    world.files.folder["tables/ready.toml"] =
        "title = \"Oordeel per groep\"\nrows = [\"overall\"]\ncolumns = [\"customer_group\"]\n";
    for (const auto& [role, name] : user_roles)
      store.add({std::string(name), role, passwords.hash(password), "", "stamp"},
                {"", "", "user.add", std::string(name), "", ""});
    study = world.study();
    app::OnDemand::Limits limits;
    limits.desk.sets_of_an_item = sets_of_an_item;
    limits.patience = 600'000;
    kept = std::make_unique<app::KeptResults>(app::KeptResults::From{"study", "data", {}},
                                              world.outside, world.live);
    on_demand = std::make_unique<app::OnDemand>("data", world.outside, limits);
    kept->wait();
    Console::Options options{"server key"};
    options.documents = writer != nullptr ? writer : &documents;
    options.results = kept.get();
    options.on_demand = on_demand.get();
    options.workbooks = &workbooks;
    options.program = "9.9.9 (abc)";
    console = std::make_unique<Console>(
        study, Door::Outside{store, passwords, secrets, world.clock}, options);
  }
  /// The session of somebody of that role.
  std::string log_in(Role role) {
    const auto page = ask("/console/en/log-in", "", "");
    const std::string cookie(page.header("Set-Cookie"));
    const std::string door = cookie.substr(0, cookie.find(';'));
    const std::string before = "name=\"mark\" value=\"";
    const auto from = page.body.find(before) + before.size();
    const std::string mark = page.body.substr(from, page.body.find('"', from) - from);
    const auto in = ask(
        "/console/en/log-in", door,
        "mark=" + mark + "&name=" + std::string(role_name(role)) + "&password=a+sentence+of+mine");
    for (const auto& [name, value] : in.headers) {
      if (name == "Set-Cookie" && value.starts_with("peil-console="))
        return value.substr(0, value.find(';'));
    }
    return {};
  }
  /// A page for somebody with these cookies; with a body it is a form that is sent.
  HttpResponse ask(const std::string& target, const std::string& cookies,
                   const std::string& body = "") const {
    HttpRequest request;
    request.method = body.empty() ? "GET" : "POST";
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    if (!cookies.empty()) request.headers["cookie"] = cookies;
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.body = body;
    request.address = "192.0.2.1";
    std::optional<HttpResponse> got;
    console->answer(request, [&](HttpResponse response) { got = std::move(response); });
    EXPECT_TRUE(got) << target;
    return got.value_or(HttpResponse{});
  }

  app::testing::AnsweredWorld world;
  peil::testing::MemoryConsoleStore store;
  peil::testing::PlainPasswords passwords;
  CountedSecrets secrets;
  PlainDocuments documents;
  PlainWorkbooks workbooks;
  Study study;
  std::unique_ptr<app::KeptResults> kept;
  std::unique_ptr<app::OnDemand> on_demand;
  std::unique_ptr<Console> console;
};

}  // namespace peil::web::console::testing
