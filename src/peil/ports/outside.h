#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "peil/ports/clock.h"
#include "peil/ports/console_store.h"
#include "peil/ports/contact_store.h"
#include "peil/ports/document_writer.h"
#include "peil/ports/files.h"
#include "peil/ports/key_store.h"
#include "peil/ports/letter_reader.h"
#include "peil/ports/letter_writer.h"
#include "peil/ports/mail_sender.h"
#include "peil/ports/passwords.h"
#include "peil/ports/pdf_printer.h"
#include "peil/ports/people_store.h"
#include "peil/ports/published_reader.h"
#include "peil/ports/release_log.h"
#include "peil/ports/response_store.h"
#include "peil/ports/secrets.h"
#include "peil/ports/spss_reader.h"
#include "peil/ports/workbook_writer.h"

namespace peil {

/// The three databases of one study.
struct Stores {
  std::unique_ptr<ResponseStore> responses;
  std::unique_ptr<KeyStore> keys;
  std::unique_ptr<PeopleStore> people;
  std::string server_key;  ///< 32 bytes for the HMACs of codes, cookies and posts
};

/// The same to be read, beside whoever writes there: nothing that changes them may be called.
struct StoresToRead {
  std::unique_ptr<const ResponseStore> responses;
  std::unique_ptr<const KeyStore> keys;       ///< none: the keys were destroyed
  std::unique_ptr<const PeopleStore> people;  ///< none: the contact data were destroyed
  std::string server_key{};                   ///< of the HMACs of codes; empty: is not there
};

/// Somebody is the one who sends messages of a study for as long as this lives.
class SendingLock {
 public:
  virtual ~SendingLock() = default;
};

/// What a command needs of the world outside; made by main, handed to the door.
struct Outside {
  Files& files;
  Clock& clock;
  Secrets& secrets;
  /// Opens the stores in a data folder, making them when they are not there. One process at a time.
  std::function<Stores(const std::string& data_folder)> open_stores;
  std::string version;  ///< "0.1.0"
  std::string commit;
  /// Both, as figures name the program that made them.
  std::string program() const { return version + " (" + commit + ")"; }
  /// Turns reports into files; main sets it, tests that write none may leave it out.
  const DocumentWriter* documents = nullptr;
  /// Reads SPSS files; main sets it, tests that read none may leave it out.
  const SpssReader* spss = nullptr;
  /// Opens the answers in a data folder to be read, beside whoever writes there. Makes and changes
  /// nothing; throws OutsideError when there are none.
  std::function<std::unique_ptr<const ResponseStore>(const std::string& data_folder)> read_answers =
      nullptr;
  /// A fresh pair of keys, or the pair of which this is the secret half.
  std::function<PeopleKeys(const std::optional<std::string>& secret)> people_keys = nullptr;
  /// Copies the data folder to a new folder of closed files, beside whoever writes there; gives the
  /// names of the files. Throws OutsideError.
  std::function<std::vector<std::string>(const std::string& data_folder, const std::string& to)>
      back_up = nullptr;
  /// The release log of a data folder; main sets it. Where it is left out nothing has gone out.
  std::function<std::unique_ptr<ReleaseLog>(const std::string& data_folder)> release_log = nullptr;
  /// Turns tables into spreadsheets; main sets it, tests that write none may leave it out.
  const WorkbookWriter* workbooks = nullptr;
  /// Opens users and audit log of a data folder, beside whoever else has them open. `make`: makes
  /// the folder and them where they are not there; otherwise nothing comes back then.
  std::function<std::unique_ptr<ConsoleStore>(const std::string& data_folder, bool make)>
      console_store = nullptr;
  const Passwords* passwords = nullptr;
  /// A line that nobody may see, asked for by `prompt`: at a terminal without echo, else the next
  /// line of standard input. Nothing at the end of the input.
  std::function<std::optional<std::string>(const std::string& prompt)> ask_secret = nullptr;
  /// Reads letters as offices write them; main sets it, without it letters are text.
  const LetterReader* letters = nullptr;
  const PdfPrinter* printer = nullptr;         ///< main sets it; only PDFs need it
  const PublishedReader* published = nullptr;  ///< main sets it; only `peil verify` needs it
  /// Opens the three stores of a data folder to be read, beside whoever writes there. Makes and
  /// changes nothing; throws OutsideError when there are no answers.
  std::function<StoresToRead(const std::string& data_folder)> read_stores = nullptr;
  /// Opens what is known of the field of a data folder, beside whoever else has it open. `make`:
  /// makes the folder and it where they are not there; otherwise nothing comes back then.
  std::function<std::unique_ptr<ContactStore>(const std::string& data_folder, bool make)>
      contact_store = nullptr;
  /// Makes this process the one that sends from a data folder, which is there; throws OutsideError,
  /// with the number of the process, when another one does.
  std::function<std::unique_ptr<SendingLock>(const std::string& data_folder)> sending_lock =
      nullptr;
  /// A connection that is made when the first message is sent.
  std::function<std::unique_ptr<MailSender>(const MailServer& server)> mail_sender = nullptr;
  const LetterWriter* letter_writer = nullptr;  ///< main sets it; only letters need it
};

}  // namespace peil
