#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "peil/app/kept_results.h"
#include "peil/ports/document_writer.h"
#include "peil/report/pen.h"
#include "peil/web/console/frame.h"
#include "peil/web/console/words.h"

namespace peil::web::console {

/// Pages of results. All that they say comes from the sections of the report, of figures that the
/// gate released; an address can only choose among them.
class Results {
 public:
  /// All outlive this.
  Results(app::KeptResults& kept, const DocumentWriter& documents, std::string program);

  /// What stands on a page; nothing: there is no such page.
  struct Shown {
    std::string title;
    Html main;
    std::string refresh = {};  ///< the figures are being worked out: seconds to come again
  };
  using Page = std::optional<Shown>;

  /// The wave that is looked at first: "" while there is none.
  std::string latest();
  Page wave(const Words& words, const std::string& wave);
  Page group(const Words& words, const std::string& wave, const std::string& group);
  Page item(const Words& words, const std::string& wave, const std::string& item);
  Page figure(const Words& words, const FigureName& name);
  Page trend(const Words& words);
  Page priorities(const Words& words);
  Page letter(const Words& words);

 private:
  using Book = std::shared_ptr<const app::ResultsBook>;
  using Make = std::function<std::optional<std::vector<Section>>(report::Pen&)>;

  /// The sections that `make` writes of a material, with links to accounts of figures.
  Page written(const Words& words, const Book& book, const report::Material* material,
               const std::string& title, const Make& make) const;
  /// What is said where there are no results yet; nothing where there are.
  Page waiting(const Words& words, const Book& book) const;

  app::KeptResults& kept_;
  const DocumentWriter& documents_;
  std::string program_;
};

}  // namespace peil::web::console
