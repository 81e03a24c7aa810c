# frozen_string_literal: true

# Accounts know which desk looks after them.
class AddCoverageToAccounts < ActiveRecord::Migration[7.1]
  def change
    add_column :accounts, :coverage_desk, :string
    add_column :accounts, :allow_negative, :boolean, null: false, default: false
    add_index :accounts, :coverage_desk
  end
end
