#pragma once

#include <memory>
#include <string>

#include "peil/ports/contact_store.h"
#include "peil/store/shared_database.h"

namespace peil::store {

/// contacts.db (docs/formats/stores.md): may be open in several processes at a time, so that
/// messages go out and returns are taken in while the service runs.
class SqliteContactStore : public ContactStore {
 public:
  /// Makes the file when it is not there. Throws OutsideError.
  explicit SqliteContactStore(const std::string& path);

  std::vector<ContactEvent> claim(std::span<const ContactEvent> messages) override;
  void settle(std::span<const ContactEvent> messages) override;
  std::size_t give_up_sending(const std::string& wave, Day day) override;
  std::size_t add(std::span<const ContactEvent> events) override;
  void each(const std::string& wave,
            const std::function<void(const ContactEvent&)>& see) const override;

 private:
  SharedDatabase db_;
};

inline constexpr const char* contacts_file = "contacts.db";

/// Opens that of a data folder. `make`: makes folder and file where they are not there; otherwise
/// nothing comes back then. Throws OutsideError.
std::unique_ptr<ContactStore> contact_store(const std::string& data_folder, bool make);

}  // namespace peil::store
