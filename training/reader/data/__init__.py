"""What is read: documents, words, trees and the labels on them."""
