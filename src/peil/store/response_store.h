#pragma once

#include <memory>

#include "peil/ports/response_store.h"
#include "peil/store/database.h"

namespace peil::store {

/// answers.db; the tables are described in docs/formats/stores.md.
class SqliteResponseStore : public ResponseStore {
 public:
  explicit SqliteResponseStore(std::shared_ptr<const DataFolder> folder);
  /// To be read only: nothing that changes it may be called.
  explicit SqliteResponseStore(std::shared_ptr<const FolderToRead> folder);

  void enrol(std::span<const Respondent> respondents,
             const std::optional<DrawRecord>& record) override;
  std::optional<Respondent> respondent(const std::string& id) const override;
  std::optional<DrawRecord> draw_record(const std::string& wave) const override;
  void keep(PageEvent event, std::function<void(Kept)> done) override;
  std::vector<PageEvent> events(const std::string& respondent) const override;
  void import_wave(std::span<const Respondent> respondents,
                   std::span<const PageEvent> events) override;
  void import_each(const std::function<bool(Respondent&, PageEvent&)>& next) override;
  void each_response(
      const std::string& wave,
      const std::function<void(Respondent, std::vector<PageEvent>)>& see) const override;
  std::vector<std::pair<std::string, std::size_t>> enrolled(const std::string& wave) const override;
  std::vector<DrawnCell> drawn(const std::string& wave) const override;
  std::vector<std::string> waves() const override;
  bool fictional() const override;
  void set_fictional() override;
  bool broken() const noexcept override;
  bool full() const noexcept override;
  std::uint64_t commits() const noexcept override { return database_.commits(); }

 private:
  Database database_;
};

}  // namespace peil::store
