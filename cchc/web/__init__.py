"""What the server does beside Streamlit: it starts and stops, and answers other programs."""
