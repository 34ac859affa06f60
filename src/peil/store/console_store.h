#pragma once

#include <memory>
#include <string>

#include "peil/ports/console_store.h"
#include "peil/store/shared_database.h"

namespace peil::store {

/// console.db (docs/formats/stores.md): users and the audit log. Unlike the three stores it may be
/// open in several processes at a time, so that users can be changed while the service runs.
class SqliteConsoleStore : public ConsoleStore {
 public:
  /// Makes the file when it is not there. Throws OutsideError.
  explicit SqliteConsoleStore(const std::string& path);

  std::optional<User> user(const std::string& name) const override;
  std::vector<User> users() const override;
  bool add(const User& user, const AuditEvent& event) override;
  bool change(const std::string& name, const std::function<void(User&)>& edit,
              const AuditEvent& event) override;
  bool remove(const std::string& name, const AuditEvent& event) override;
  bool use_step(const std::string& name, std::int64_t step) override;
  void note(const AuditEvent& event) override;
  std::vector<AuditEntry> events(std::int64_t after, std::size_t most) const override;
  std::int64_t event_count() const override;

 private:
  SharedDatabase db_;
};

inline constexpr const char* console_file = "console.db";

/// Opens that of a data folder. `make`: makes folder and file where they are not there; otherwise
/// nothing comes back then. Throws OutsideError.
std::unique_ptr<ConsoleStore> console_store(const std::string& data_folder, bool make);

}  // namespace peil::store
