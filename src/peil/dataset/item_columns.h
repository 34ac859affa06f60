#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/questionnaire.h"
#include "peil/model/response.h"

namespace peil::dataset {

/// The columns of the items of one form, filled response by response.
///
/// What counts  The answers on the route (interview::on_route). Where there is none, the reason:
///              what the respondent said (don't know, not applicable, skipped); not asked, when the
///              route or the customer group leaves the question out; not reached, when the
///              interview stopped on an earlier page.
/// Items        Marks, scales and rows of a matrix; choices; one item per choice of a
///              select_multiple ("channels/desk": 1 no, 2 yes); whole numbers; days; one per choice
///              of a rank ("order/desk": its place). Behind a question that rotates one per choice
///              or row with the place at which it was shown ("channels/desk/place",
///              "friendly/place"; absent where no page wrote it down).
/// Order        Rows as they came.
class ItemColumns {
 public:
  /// `overall` is the item with the overall mark: both its ends are counted on any scale.
  ///
  /// Contract  `form` outlives this.
  ItemColumns(const Questionnaire& form, std::string_view overall);

  void add(const Response& response);

  /// Answers that the form does not have: item and value -> rows.
  const std::map<std::pair<std::string, std::string>, std::size_t>& unknown() const {
    return unknown_;
  }
  /// Hands the columns out; call once, at the end.
  std::vector<Item> take() { return std::move(items_); }

 private:
  void add_question(const Question& question, const Response& response, const Answers& counted,
                    std::size_t last_place);
  void put_order(const Question& question, const Response& response, Absent reason);
  void put_code(std::size_t item, std::uint8_t code, Absent reason);
  void put_number(std::size_t item, double value, Absent reason);
  void put_given(const Question& question, std::size_t first_item, std::size_t offset,
                 const Given& given);
  void put_absent(const Question& question, std::size_t first_item, std::size_t offset,
                  Absent reason);

  const Questionnaire& form_;
  std::vector<Item> items_;
  std::vector<std::size_t> first_item_;               ///< per question
  std::vector<std::size_t> first_order_;              ///< per question, of its order
  std::vector<std::vector<std::string>> answers_of_;  ///< per question the names in Answers
  std::map<std::pair<std::string, std::string>, std::size_t> unknown_;
};

}  // namespace peil::dataset
