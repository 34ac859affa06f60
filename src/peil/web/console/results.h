#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "peil/app/kept_results.h"
#include "peil/app/on_demand.h"
#include "peil/ports/document_writer.h"
#include "peil/report/pen.h"
#include "peil/web/console/accounts.h"
#include "peil/web/console/frame.h"
#include "peil/web/console/words.h"

namespace peil::web::console {

/// What stands on a page of results.
struct Shown {
  std::string title;
  Html main;
  std::string refresh = {};  ///< it is being worked out: seconds to come again
  int status = 200;
};
/// Nothing: there is no such page.
using ShownPage = std::optional<Shown>;

/// What somebody takes along.
struct TakenAlong {
  std::string type;  ///< of its content
  std::string name;  ///< of the file
  std::string bytes;
};

/// A page of results that is asked for.
struct View {
  enum class Kind : std::uint8_t {
    Wave,
    Group,
    Item,
    Figure,
    OpenAnswers,
    Trend,
    Priorities,
    Driver,
    Letter
  };
  Kind kind = Kind::Wave;
  std::string wave{}, name{};  ///< of a group, an item, a model of drivers
  FigureName figure{};
  std::string driver{};  ///< empty: the model as a whole
};

/// How pages of results look, and what their figures say they were made by.
struct Look {
  const DocumentWriter& documents;  ///< outlives the pages
  std::string program{};
  HouseStyle house{};         ///< of charts that are taken along
  bool spreadsheets = false;  ///< they can be written
};

/// Pages of results. All that they say comes from the sections of the report, of figures that the
/// gate released; an address can only choose among them.
class Results {
 public:
  /// Both outlive this.
  Results(app::KeptResults& kept, app::OnDemand& on_demand, Look look);

  /// The wave that is looked at first: "" while there is none.
  std::string latest();
  ShownPage page(const Words& words, const View& view);
  /// A chart of a page by its number, from 1, and what it is written in: "1.svg", "1.png".
  std::optional<TakenAlong> chart(const Words& words, const View& view, const std::string& name);

 private:
  using Book = std::shared_ptr<const app::ResultsBook>;
  /// A page before it is drawn.
  struct Written {
    std::string title;
    std::vector<Section> sections;
    Html said{};  ///< above them
    Accounts accounts{};
  };
  using Made = std::variant<std::monostate, Shown, Written>;

  Made made(const Words& words, const View& view, const Book& book);
  std::optional<std::vector<Section>> sections(report::Pen& pen, const app::ResultsBook& book,
                                               const View& view) const;
  /// What a page of results is made of.
  struct Source {
    const report::Material* material = nullptr;  ///< nullptr: there is no such page
    app::OnDemand::Answer drivers{};             ///< keeps the material
    Html said{};                                 ///< of what is not in it
  };
  Source source(const Words& words, const View& view, const Book& book);
  Made priorities(const Words& words, const Book& book);
  Made driver(const Words& words, const View& view, const Book& book);
  Made open_answers(const Words& words, const View& view, const Book& book);
  Made letter(const Words& words, const Book& book) const;
  /// Sections of a material as a page, whose figures of `drivers` open to their accounts; contract:
  /// all of their figures were released.
  static Made written(report::Pen& pen, const app::ResultsBook& book, const std::string& title,
                      std::optional<std::vector<Section>> sections,
                      const findings::DriversFound* drivers = nullptr);
  Html charts(const Words& words, const View& view, const std::vector<Section>& sections) const;

  app::KeptResults& kept_;
  app::OnDemand& on_demand_;
  const DocumentWriter& documents_;
  Look look_;
};

/// What is said where there are no results yet; nothing where there are.
ShownPage waiting(const Words& words, const std::shared_ptr<const app::ResultsBook>& book);
/// Something is being worked out, and the page comes again by itself.
Shown being_made(const Words& words, const std::string& title);

/// Below "/console/LL": "/waves/2013/groups/vr".
std::string below_of(const View& view);
/// A part of a path.
std::string in_path(std::string_view part);

}  // namespace peil::web::console
